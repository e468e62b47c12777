import type { Tone } from "@/app/_ui/tone";
import { type ActionName, actionsFor, type Reach } from "@/app/crm/social/posts/action-words";
import { GONE_WORDS, troubleWords } from "@/app/crm/social/posts/post-words";

export interface Outcome {
  readonly tone: Tone;
  readonly title: string;
  /** What leads on from here: one thing after a failure. */
  readonly next: readonly ActionName[];
}

type Judged = Parameters<typeof actionsFor>[0];

/** The sentence about a post that is not simply on its way, and what leads on; null for one that is. */
export function outcomeOf(post: Judged, account: Reach): Outcome | null {
  const trouble = troubleWords(post);
  const actions = actionsFor(post, account);
  switch (post.status) {
    case "published":
      return post.goneAt === undefined ? null : { tone: "neutral", title: GONE_WORDS, next: actions };
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
export function otherActions(post: Judged, account: Reach): readonly ActionName[] {
  const next = outcomeOf(post, account)?.next ?? [];
  return actionsFor(post, account).filter((name) => !next.includes(name));
}
