import { type ErrorBody, type GraphAnswer, GraphFailure, type NamedError } from "./graph-answer";
import { INSIGHTS_ERRORS } from "./named-errors-insights";
import { KIND_ERRORS } from "./named-errors-kinds";
import { LIMIT_ERRORS } from "./named-errors-limits";
import { PUBLISHING_ERRORS } from "./named-errors-publishing";
import { TOKEN_ERRORS } from "./named-errors-token";
import { UPLOAD_FAILURES } from "./upload-failures";

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

const CATALOGUE: Readonly<Record<string, NamedError>> = {
  ...TOKEN_ERRORS,
  ...LIMIT_ERRORS,
  ...PUBLISHING_ERRORS,
  ...KIND_ERRORS,
  ...INSIGHTS_ERRORS,
};

const SORRY = "<!doctype html><title>Sorry, something went wrong</title>";

const NO_ENVELOPE: Readonly<Record<string, GraphAnswer>> = {
  "200-no-id": { status: 200, body: { success: true } },
  "200-empty": { status: 200, body: {} },
  "200-html": { status: 200, body: "<!doctype html><title>Sorry</title>" },
  "502": { status: 502, body: SORRY },
  "503": { status: 503, body: SORRY },
  "504": { status: 504, body: SORRY },
  ...UPLOAD_FAILURES,
};

/** Keys a fault may name instead of a status and a body. */
export const ERROR_NAMES: readonly string[] = [...Object.keys(CATALOGUE), ...Object.keys(NO_ENVELOPE)];

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

/** Answers that are more, or something else, than an error envelope. */
export function namedAnswer(name: string, instagramId: string): GraphAnswer | null {
  if (name !== "80002") return NO_ENVELOPE[name] ?? null;
  const { error } = named("80002");
  const body = { error: { ...error, fbtrace_id: "AfT8" } };
  return { status: 400, body, headers: LIMIT_HEADERS(instagramId) };
}
