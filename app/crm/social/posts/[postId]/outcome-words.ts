import type { Tone } from "@/app/_ui/tone";
import type { PostView } from "@/app/api/_schemas/post";
import { needsReconnect } from "@/app/crm/social/posts/[postId]/action-words";

export type NextAction = "reconnect" | "write_new" | "check_on_instagram" | "none";

export interface Outcome {
  readonly tone: Tone;
  readonly title: string;
  readonly next: NextAction;
  readonly waitsUntil: string | null;
}

/** The sentence and the link that leads on for a post that is not simply on its way; null for one that is. */
export function outcomeOf(
  post: Pick<PostView, "status" | "error" | "nextAttemptAt" | "scheduledAt">,
): Outcome | null {
  const { status, error } = post;
  const isCutOff = needsReconnect(error);
  switch (status) {
    case "published":
      return null;
    case "failed":
      return {
        tone: "danger",
        title: error?.message ?? "The post was not published.",
        next: isCutOff ? "reconnect" : error?.retryable === false ? "write_new" : "none",
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
    case "draft":
      return {
        tone: "neutral",
        title: "This post is a draft. Nothing goes out until it is published.",
        next: "none",
        waitsUntil: null,
      };
    case "scheduled":
      return error
        ? { tone: "warning", title: error.message, next: isCutOff ? "reconnect" : "none", waitsUntil: null }
        : { tone: "neutral", title: "This post is scheduled.", next: "none", waitsUntil: post.scheduledAt };
    default:
      return error
        ? {
            tone: "warning",
            title: error.message,
            next: isCutOff ? "reconnect" : "none",
            waitsUntil: isCutOff ? null : post.nextAttemptAt,
          }
        : null;
  }
}
