import type { Tone } from "@/app/_ui/tone";
import type { PostView } from "@/app/api/_schemas/post";

export type NextAction = "reconnect" | "write_new" | "check_on_instagram" | "none";

export interface Outcome {
  readonly tone: Tone;
  readonly title: string;
  readonly next: NextAction;
  readonly waitsUntil: string | null;
}

/** The sentence and the one next action for a post that is not simply on its way; null for one that is. */
export function outcomeOf(
  post: Pick<PostView, "status" | "error" | "nextAttemptAt" | "scheduledAt">,
): Outcome | null {
  const { status, error } = post;
  const needsReconnect = error?.code === "reconnect_required" || error?.code === "missing_permission";
  switch (status) {
    case "published":
      return null;
    case "failed":
      return {
        tone: "danger",
        title: error?.message ?? "The post was not published.",
        next: needsReconnect ? "reconnect" : "write_new",
        waitsUntil: null,
      };
    case "unconfirmed":
      return {
        tone: "warning",
        title: "We could not confirm whether this post is live. Look before you post it again.",
        next: "check_on_instagram",
        waitsUntil: null,
      };
    case "cancelled":
      return {
        tone: "neutral",
        title: "This post was cancelled. Nothing was published.",
        next: "write_new",
        waitsUntil: null,
      };
    case "scheduled":
      return {
        tone: "neutral",
        title: "This post is scheduled.",
        next: "none",
        waitsUntil: post.scheduledAt,
      };
    default:
      return error
        ? {
            tone: "warning",
            title: error.message,
            next: needsReconnect ? "reconnect" : "none",
            waitsUntil: needsReconnect ? null : post.nextAttemptAt,
          }
        : null;
  }
}
