import type { Timing } from "@/app/crm/social/posts/new/draft/composer-draft";

export type SubmitIntent = "publish" | "schedule" | "save_changes" | "publish_now";

/** What the main button does: a scheduled post that keeps a time is only changed. */
export function intentOf(status: "draft" | "scheduled" | null, { when }: Pick<Timing, "when">): SubmitIntent {
  if (status === "scheduled") return when === "later" ? "save_changes" : "publish_now";
  return when === "later" ? "schedule" : "publish";
}

export const INTENT_WORDS: Record<SubmitIntent, string> = {
  publish: "Publish",
  schedule: "Schedule",
  save_changes: "Save changes",
  publish_now: "Publish now",
};
