import { type ErrorBody, type GraphAnswer, GraphFailure, type NamedError } from "./graph-answer";
import { PUBLISHING_ERRORS } from "./named-errors-publishing";
import { TOKEN_ERRORS } from "./named-errors-token";

const LIMIT_HEADERS = (instagramId: string) => ({
  "x-business-use-case-usage": JSON.stringify({
    [instagramId]: [
      {
        type: "instagram",
        call_count: 100,
        total_cputime: 12,
        total_time: 20,
        estimated_time_to_regain_access: 17,
      },
    ],
  }),
});

const CATALOGUE: Readonly<Record<string, NamedError>> = { ...TOKEN_ERRORS, ...PUBLISHING_ERRORS };

/** Keys a fault may name instead of a status and a body. */
export const ERROR_NAMES: readonly string[] = Object.keys(CATALOGUE);

function generic(name: string): NamedError {
  const found = /^(-?\d+)(?:\/(\d+))?$/.exec(name);
  if (!found) throw new Error(`No error of Meta is named "${name}"`);
  const subcode = found[2] === undefined ? {} : { error_subcode: Number(found[2]) };
  const error = { message: `(#${found[1]}) Error`, type: "OAuthException", code: Number(found[1]) };
  return { status: 400, error: { ...error, ...subcode } };
}

/** The error a key such as `190/463` stands for; `overrides` change single fields of it. */
export function named(name: string, overrides: Partial<ErrorBody> = {}): GraphFailure {
  const { status, error, headers } = CATALOGUE[name] ?? generic(name);
  return new GraphFailure(status, { ...error, ...overrides }, headers);
}

/** Answers that are not an error envelope. */
export function namedAnswer(name: string, instagramId: string): GraphAnswer | null {
  if (name === "200-no-id") return { status: 200, body: { success: true } };
  if (name === "200-empty") return { status: 200, body: {} };
  if (name === "200-html") return { status: 200, body: "<!doctype html><title>Sorry</title>" };
  if (name === "502" || name === "503" || name === "504")
    return { status: Number(name), body: "<!doctype html><title>Sorry, something went wrong</title>" };
  if (name === "80002") {
    const { error } = named("80002");
    const body = { error: { ...error, fbtrace_id: "AfT8" } };
    return { status: 400, body, headers: LIMIT_HEADERS(instagramId) };
  }
  return null;
}
