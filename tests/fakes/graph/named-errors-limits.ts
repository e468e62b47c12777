import type { NamedError } from "./graph-answer";

function limit(code: number, message: string, subcode?: number, status = 400): NamedError {
  const error = { message: `(#${code}) ${message}`, type: "OAuthException", code };
  return { status, error: subcode === undefined ? error : { ...error, error_subcode: subcode } };
}

const transient = (status: number, code: number, message: string): NamedError => ({
  status,
  error: { message, type: "OAuthException", is_transient: true, code },
});

const APP_LIMIT = transient(403, 4, "(#4) Application request limit reached");
const ODD = transient(500, 1, "An unknown error occurred");
const LATER = transient(500, 2, "An unexpected error has occurred. Please retry your request later.");
const BUSINESS =
  "Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.";

/** graph-api.md §5.4, §5.5, §7.13. */
export const LIMIT_ERRORS: Readonly<Record<string, NamedError>> = {
  "1": ODD,
  "1/99": { ...ODD, error: { ...ODD.error, error_subcode: 99 } },
  "2": LATER,
  "500": LATER,
  "4": APP_LIMIT,
  "17": transient(400, 17, "(#17) User request limit reached"),
  "17/2446079": limit(17, "User request limit reached", 2446079),
  "32": transient(403, 32, "(#32) Page request limit reached"),
  "341": limit(341, "Application limit reached"),
  "429": { ...APP_LIMIT, status: 429, headers: { "retry-after": "30" } },
  "613": limit(613, "Calls to this api have exceeded the rate limit."),
  "613/1996": limit(613, "Calls to this api have exceeded the rate limit.", 1996),
  "613/1487742": limit(613, "Calls to this api have exceeded the rate limit.", 1487742),
  "80001": limit(80001, `There have been too many calls to this Page account. ${BUSINESS}`),
  "80002": limit(80002, `There have been too many calls to this Instagram account. ${BUSINESS}`, 2446079),
  "80006": limit(80006, `There have been too many calls to this Messenger account. ${BUSINESS}`),
};
