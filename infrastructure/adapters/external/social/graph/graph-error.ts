import { z } from "zod/v4";
import { AppError } from "@/core/domain/errors";
import { misconfigured } from "@/infrastructure/adapters/external/social/graph/graph-error-meaning";
import { meaningOf } from "@/infrastructure/adapters/external/social/graph/graph-error-table";
import { factsInText } from "@/infrastructure/adapters/external/social/graph/graph-error-text";
import {
  type GraphObject,
  type Refusal,
  refusalOf,
} from "@/infrastructure/adapters/external/social/graph/graph-object";
import { waitFromHeaders } from "@/infrastructure/adapters/external/social/graph/usage-headers";
import type { ThrottledLimit } from "@/infrastructure/adapters/external/social/graph/usage-meter";

const number = z.number().nullish().catch(null);

/** The envelope of graph-api.md §5.1; everything may be missing or odd, and still it is an error. */
const envelope = z.object({
  error: z.object({
    type: z.string().nullish().catch(null),
    code: number,
    error_subcode: number,
    is_transient: z.boolean().catch(false),
    fbtrace_id: z.string().nullish().catch(null),
    message: z.string().catch(""),
  }),
});

/**
 * The AppError for an answer that is not a success, or null when it is one. A body with `error` is a
 * failure whatever its status says; anything but JSON is the platform being unavailable. `about` is what was
 * asked: the same numbers mean something else for an account than for a fresh container.
 */
export function errorFromAnswer(
  status: number,
  headers: Headers,
  body: unknown,
  now: Date,
  about?: GraphObject,
): AppError | null {
  const parsed = envelope.safeParse(body);
  if (!parsed.success && status >= 200 && status < 300 && body !== undefined) return null;
  const error = parsed.data?.error;
  const code = error?.code ?? null;
  const subcode = error?.error_subcode ?? null;
  const isTransient = error?.is_transient ?? false;
  const isProofRefused = error?.type === PROOF_REFUSED && code === 100 && subcode === null;
  const meaning = isProofRefused ? misconfigured : meaningOf({ about, status, code, subcode, isTransient });
  const wait = waitFromHeaders(headers, now);
  return new AppError(meaning.code, `Meta answered ${status} ${code ?? "-"}/${subcode ?? "-"}`, {
    ...(meaning.reason === undefined ? {} : { reason: meaning.reason }),
    ...(meaning.remedy === undefined ? {} : { remedy: meaning.remedy }),
    ...(wait === null ? {} : { retryAfterSeconds: wait }),
    ...factsInText(code, subcode, error?.message ?? ""),
    platform: {
      status,
      code,
      subcode,
      traceId: error?.fbtrace_id ?? null,
      ...(isTransient ? { isTransient } : {}),
      ...(about === undefined ? {} : { about }),
    },
  });
}

/**
 * With 100 and no subcode it says that the `appsecret_proof` is missing or wrong (graph-api.md §2.8, §7.13).
 * Parameters that are wrong come as OAuthException, unknown objects with subcode 33.
 */
const PROOF_REFUSED = "GraphMethodException";

/** No answer: refused, reset, too slow. The cause is not kept: it may hold the address with a token in it. */
export function noAnswer(): AppError {
  return new AppError("platform_unavailable", "Meta gave no answer", {
    platform: { status: null, code: null, subcode: null, traceId: null },
  });
}

/** An answer that is not what graph-api.md describes. */
export function unexpectedAnswer(status: number, path: string): AppError {
  return new AppError("platform_unavailable", `Meta's answer from ${path} has an unknown shape`, {
    platform: { status, code: null, subcode: null, traceId: null },
  });
}

/** 4 and 341 count the whole app's calls, the others those of a person, a Page or an account (graph-api.md §5.4). */
export function throttledLimit({ code, details }: AppError): ThrottledLimit | null {
  if (code !== "rate_limited") return null;
  return details.platform?.code === 4 || details.platform?.code === 341 ? "app" : "account";
}

/** How Meta refused the object that was asked for; null when the error is about something else. */
export function refusedObject(error: AppError): Refusal | null {
  const { code = null, subcode = null } = error.details.platform ?? {};
  return refusalOf(code, subcode);
}

/** Whether an error means that Meta does not know (or does not show) the object that was asked for, and it alone. */
export function isUnknownObject(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code === "reconnect_required") return false;
  const { code, subcode } = error.details.platform ?? {};
  return (code === 100 && subcode === 33) || code === 24 || code === 803;
}
