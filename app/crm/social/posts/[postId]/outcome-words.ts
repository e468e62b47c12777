import type { Tone } from "@/app/_ui/tone";
import type { PostView } from "@/app/api/_schemas/post";
import { type ActionName, actionsFor } from "@/app/crm/social/posts/action-words";
import { troubleWords } from "@/app/crm/social/posts/post-words";

export interface Outcome {
  readonly tone: Tone;
  readonly title: string;
  /** What leads on from here: one thing after a failure. */
  readonly next: readonly ActionName[];
}

type Judged = Pick<PostView, "status" | "error" | "scheduledAt" | "permalink">;

/** The sentence about a post that is not simply on its way, and what leads on; null for one that is. */
export function outcomeOf(post: Judged): Outcome | null {
  const trouble = troubleWords(post);
  const actions = actionsFor(post);
  switch (post.status) {
    case "published":
      return null;
    case "failed":
      return { tone: "danger", title: trouble ?? "", next: actions.slice(0, 1) };
    case "unconfirmed":
      return { tone: "warning", title: trouble ?? "", next: actions };
    case "cancelled":
      return {
        tone: "neutral",
        title: "This post was cancelled. Nothing was published.",
        next: actions,
      };
    case "draft":
      return {
        tone: "neutral",
        title: "This post is a draft. Nothing goes out until it is published.",
        next: actions,
      };
    case "scheduled":
      return trouble === null
        ? { tone: "neutral", title: "This post is scheduled.", next: actions }
        : { tone: "warning", title: trouble, next: actions };
    default:
      return trouble === null
        ? null
        : { tone: "warning", title: trouble, next: actions.filter((name) => name === "reconnect") };
  }
}

/** What else can be done. */
export function otherActions(post: Judged): readonly ActionName[] {
  const next = outcomeOf(post)?.next ?? [];
  return actionsFor(post).filter((name) => !next.includes(name));
}
