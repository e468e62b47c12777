import { LIMITS_OF_THE_PLATFORM } from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";
import { OURS_TO_MEND } from "@/core/domain/marketing/social-auth";

/** Whether a waiting post is told that its account's token is dead. */
export function isHoldable({ failure }: Post): boolean {
  return failure === null || LIMITS_OF_THE_PLATFORM.includes(failure.code);
}

export function isHeldBack({ failure }: Post): boolean {
  return failure?.code === "reconnect_required";
}

/** Stopped, or looking now and then whether the connection can be used again. */
export function isStopped({ nextAttemptAt, failure }: Post, now: Date): boolean {
  const reason = failure?.reason ?? null;
  if (nextAttemptAt === null || reason === null) return nextAttemptAt === null;
  return nextAttemptAt > now && OURS_TO_MEND.includes(reason);
}

/** Held back, but not due yet: once the token is good again, nothing holds it. */
export function isDueLater({ status, nextAttemptAt }: Post, now: Date): boolean {
  return status !== "publishing" && nextAttemptAt !== null && nextAttemptAt > now;
}
