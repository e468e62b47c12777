import { z } from "zod";
import { AppError } from "@/core/domain/errors";
import {
  type GraphErrorMeaning,
  meaningOf,
} from "@/infrastructure/adapters/external/social/graph/graph-error-table";
import { waitFromHeaders } from "@/infrastructure/adapters/external/social/graph/usage-headers";

/** The envelope of graph-api.md §5.1; everything but `code` may be missing, and the texts are not read. */
const envelope = z.object({
  error: z.object({
    code: z.number().optional(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
    fbtrace_id: z.string().optional(),
  }),
});

/**
 * The AppError for an answer that is not a success, or null when it is one. A body with `error` is a
 * failure whatever its status says; anything but JSON is the platform being unavailable.
 */
export function errorFromAnswer(status: number, headers: Headers, body: unknown): AppError | null {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) {
    if (status >= 200 && status < 300 && body !== undefined) return null;
    return toAppError(
      meaningOf({ status, code: null, subcode: null, isTransient: false }),
      status,
      headers,
      null,
    );
  }
  const { error } = parsed.data;
  const meaning = meaningOf({
    status,
    code: error.code ?? null,
    subcode: error.error_subcode ?? null,
    isTransient: error.is_transient ?? false,
  });
  return toAppError(meaning, status, headers, error);
}

interface EnvelopeNumbers {
  readonly code?: number | undefined;
  readonly error_subcode?: number | undefined;
  readonly fbtrace_id?: string | undefined;
}

function toAppError(
  meaning: GraphErrorMeaning,
  status: number,
  headers: Headers,
  numbers: EnvelopeNumbers | null,
): AppError {
  const wait = waitFromHeaders(headers);
  return new AppError(
    meaning.code,
    `Meta answered ${status} ${numbers?.code ?? "-"}/${numbers?.error_subcode ?? "-"}`,
    {
      ...(meaning.reason === undefined ? {} : { reason: meaning.reason }),
      ...(meaning.remedy === undefined ? {} : { remedy: meaning.remedy }),
      ...(wait === null ? {} : { retryAfterSeconds: wait }),
      platform: {
        status,
        code: numbers?.code ?? null,
        subcode: numbers?.error_subcode ?? null,
        traceId: numbers?.fbtrace_id ?? null,
      },
    },
  );
}

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
