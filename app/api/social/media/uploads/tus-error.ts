import { errorAnswer } from "@/app/api/_http/error-answer";
import type { AppError, FailureReason } from "@/core/domain/errors";

const TUS_VERSION = "1.0.0";

/** Where tus 1.0 wants another number than the code has: a client goes by it. */
const STATUS: Readonly<Partial<Record<FailureReason, number>>> = {
  upload_in_use: 423,
  tus_version: 412,
};

/** Our own error, as everywhere, in an answer that a client of tus understands. */
export function tusErrorAnswer(error: AppError, _request: Request, requestId: string): Response {
  const { body, headers, status } = errorAnswer(error, requestId);
  headers.set("Tus-Resumable", TUS_VERSION);
  if (error.details.reason === "tus_version") headers.set("Tus-Version", TUS_VERSION);
  const wanted = error.details.reason && STATUS[error.details.reason];
  return new Response(body, { status: wanted ?? status, headers });
}
