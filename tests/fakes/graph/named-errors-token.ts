import type { NamedError } from "./graph-answer";

const oauth = (code: number, message: string, error_subcode?: number): NamedError => ({
  status: 400,
  error: { message, type: "OAuthException", code, ...(error_subcode === undefined ? {} : { error_subcode }) },
});

const transient = (status: number, code: number, message: string): NamedError => ({
  status,
  error: { message, type: "OAuthException", is_transient: true, code },
});

const method = (code: number, message: string): NamedError => ({
  status: 400,
  error: { message, type: "GraphMethodException", code },
});

const SESSION = "Error validating access token: ";

/** graph-api.md §5.3, §5.4, §7.2, §7.13. */
export const TOKEN_ERRORS: Readonly<Record<string, NamedError>> = {
  "100/36007": oauth(100, "This authorization code has expired.", 36007),
  "100/36008": oauth(
    100,
    "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
    36008,
  ),
  "100/36009": oauth(100, "This authorization code has been used.", 36009),
  "1/secret": oauth(1, "Error validating client secret."),
  "101": oauth(101, "Error validating application. Cannot get application info due to a system error."),
  "190": oauth(190, "Invalid OAuth access token - Cannot parse access token"),
  "190/458": oauth(190, `${SESSION}The user has not authorized application 700000000000001.`, 458),
  "190/459": oauth(
    190,
    `${SESSION}You cannot access the app till you log in to www.facebook.com and follow the instructions given.`,
    459,
  ),
  "190/460": oauth(
    190,
    `${SESSION}The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.`,
    460,
  ),
  "190/463": oauth(
    190,
    `${SESSION}Session has expired on Sunday, 22-Nov-26 10:00:00 PST. The current time is Monday, 23-Nov-26 02:00:00 PST.`,
    463,
  ),
  "190/467": oauth(190, `${SESSION}The session is invalid because the user logged out.`, 467),
  "190/492": oauth(
    190,
    `${SESSION}The session is invalid because the user has no role on the Page any more.`,
    492,
  ),
  "190/493": oauth(190, `${SESSION}The user has not engaged with the app for longer than 90 days.`, 493),
  "2500": oauth(2500, "An active access token must be used to query information about the current user."),
  "2500/path": oauth(2500, "Unknown path components"),
  "proof-missing": method(100, "API calls from the server require an appsecret_proof argument"),
  "proof-wrong": method(100, "Invalid appsecret_proof provided in the API argument"),
  "1": transient(500, 1, "An unknown error occurred"),
  "2": transient(500, 2, "An unexpected error has occurred. Please retry your request later."),
  "500": transient(500, 2, "An unexpected error has occurred. Please retry your request later."),
  "4": transient(403, 4, "(#4) Application request limit reached"),
  "17": transient(400, 17, "(#17) User request limit reached"),
  "32": transient(403, 32, "(#32) Page request limit reached"),
  "613": oauth(613, "(#613) Calls to this api have exceeded the rate limit."),
  "429": {
    ...transient(429, 4, "(#4) Application request limit reached"),
    headers: { "retry-after": "30" },
  },
  "80002": oauth(
    80002,
    "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.",
    2446079,
  ),
  "368": oauth(368, "The action attempted has been deemed abusive or is otherwise disallowed", 1390008),
  "200": { ...oauth(200, "API access blocked."), status: 403 },
};
