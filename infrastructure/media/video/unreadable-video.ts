import { AppError } from "@/core/domain/errors";

interface Details {
  readonly limit?: number;
  readonly cause?: unknown;
}

/** A file that is no video which anybody could play; `message` says to a person what is wrong and what helps. */
export function unreadable(rule: string, message: string, { limit, cause }: Details = {}): AppError {
  const issue = { path: "file", rule, message, ...(limit === undefined ? {} : { limit }) };
  return new AppError("media_rejected", "The video cannot be read", { issues: [issue], cause });
}

export function damagedIndex(cause?: unknown): AppError {
  const message =
    "The index of the video is damaged, so nobody can play it to its end. Export or copy the video again";
  return unreadable("video_damaged", message, { cause });
}
