import { LIMITS_OF_THE_PLATFORM } from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";

/** Whether a waiting post is told that its account's token is dead. */
export function isHoldable({ failure }: Post): boolean {
  return failure === null || LIMITS_OF_THE_PLATFORM.includes(failure.code);
}

export function isHeldBack({ failure }: Post): boolean {
  return failure?.code === "reconnect_required";
}

/** Held back, but not due yet: once the token is good again, nothing holds it. */
export function isDueLater({ status, nextAttemptAt }: Post, now: Date): boolean {
  return status !== "publishing" && nextAttemptAt !== null && nextAttemptAt > now;
}
