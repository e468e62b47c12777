import { AppError, type FailureReason } from "@/core/domain/errors";

/** What the protocol's server means by the numbers it fails with; its texts are not for people. */
const MEANINGS: Readonly<Record<number, () => AppError>> = {
  400: () => refused("The upload broke off, or another request took over", "upload_in_use"),
  403: () => refused("The upload is not open to this", "upload_in_use"),
  404: () => new AppError("not_found", "No such upload here"),
  409: () => refused("The part begins elsewhere than where the upload ends", "upload_offset"),
  410: () => new AppError("not_found", "The upload has expired"),
  413: () => {
    const message = "This part reaches beyond the length that was announced for the file";
    const issues = [{ path: "Upload-Length", rule: "upload_length", message }];
    return new AppError("payload_too_large", "More bytes than were announced", { issues });
  },
};

/** What was thrown while the protocol's server worked: our own error, one of its numbers, or a surprise. */
export function tusFailure(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown;
  return MEANINGS[statusOf(thrown)]?.() ?? thrown;
}

function statusOf(thrown: unknown): number {
  if (typeof thrown !== "object" || thrown === null || !("status_code" in thrown)) return 0;
  return Number(thrown.status_code);
}

function refused(message: string, reason: FailureReason): AppError {
  return new AppError("conflict", message, { reason });
}
