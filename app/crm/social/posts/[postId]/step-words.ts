import type { PostView } from "@/app/api/_schemas/post";
import { STATUS_WORDS } from "@/app/crm/social/posts/status-words";
import type { StepName, StepState } from "@/core/domain/marketing/post-steps";

export const STEP_WORDS: Record<StepName, string> = {
  prepare: "Prepared",
  process: "Processed",
  publish: "Published",
};

export const STATE_WORDS: Record<StepState, string> = {
  pending: "Not started",
  running: "In progress",
  waiting: "Waiting",
  done: "Done",
  failed: "Failed",
};

/** The step the post is at; null before the first and after the last. */
export function currentStep({ status, steps }: Pick<PostView, "status" | "steps">): StepName | null {
  if (status === "published" || status === "cancelled") return null;
  return steps.find(({ state }) => state !== "done")?.name ?? null;
}

/** What is said aloud when the post moves on. */
export function progressAnnouncement({ status, progress }: Pick<PostView, "status" | "progress">): string {
  return `${STATUS_WORDS[status].word}, ${Math.round(progress * 100)} percent`;
}
