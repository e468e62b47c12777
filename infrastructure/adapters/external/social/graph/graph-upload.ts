import { z } from "zod/v4";
import { AppError } from "@/core/domain/errors";
import type { Secret } from "@/core/domain/secret";

export interface GraphUpload {
  readonly containerId: string;
  readonly bytes: number;
  /** Exactly that many; taken as fast as Meta takes them. */
  readonly body: ReadableStream<Uint8Array>;
  readonly token: Secret;
  readonly account?: string;
  /** Ends the upload early. */
  readonly signal?: AbortSignal | undefined;
}

/** 1 Mbit/s upwards: who is slower than this sends 300 MB in more than 40 minutes. */
const SLOWEST_BYTES_PER_SECOND = 125_000;
/** For Meta's answer once it has everything, and for small files. */
const ANSWER_MS = 60_000;

export const uploaded = z.object({ success: z.literal(true) });

/**
 * The request of graph-api.md §3.2. Its address is ours alone: the one that Meta answers beside the id is not
 * followed, because the token goes along. `OAuth` is how Meta documents the token here.
 */
export function uploadRequest(base: string, upload: GraphUpload, end: AbortSignal): Request {
  const { containerId, bytes, body, token, signal } = upload;
  const timeout = AbortSignal.timeout(Math.ceil(ANSWER_MS + (bytes / SLOWEST_BYTES_PER_SECOND) * 1000));
  const ended = AbortSignal.any(signal === undefined ? [timeout, end] : [timeout, end, signal]);
  const init = {
    method: "POST",
    headers: {
      Authorization: `OAuth ${token.reveal()}`,
      offset: "0",
      file_size: String(bytes),
      "content-length": String(bytes),
      "content-type": "application/octet-stream",
    },
    // fetch reads a body to its end even after the request has failed: this one breaks off then.
    body: body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal: ended }),
    duplex: "half",
    redirect: "error",
    signal: ended,
  } as const;
  return new Request(`${base}/${encodeURIComponent(containerId)}`, init);
}

const failure = z.object({ debug_info: z.object({ retriable: z.boolean().catch(false) }) });

/** A refusal in this host's own envelope (graph-api.md §3.2), of whose words only one is kept; null: it is no such. */
export function uploadFailure(status: number, body: unknown): AppError | null {
  const parsed = failure.safeParse(body);
  if (!parsed.success) return null;
  const platform = { status, code: null, subcode: null, traceId: null };
  return parsed.data.debug_info.retriable
    ? new AppError("platform_unavailable", "Meta broke the upload off", { remedy: "retry", platform })
    : new AppError("media_rejected", "Meta refused the upload", {
        reason: "media_processing",
        remedy: "stop",
        platform,
      });
}
