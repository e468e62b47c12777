import { zonedTime } from "@/app/_ui/zoned-time";
import type { PostView } from "@/app/api/_schemas/post";
import type { DeedName } from "@/app/crm/social/posts/action-words";

export interface Question {
  readonly title: string;
  readonly body: string;
  /** The harmless answer. */
  readonly keep: string;
}

type Asked = Pick<PostView, "status" | "scheduledAt" | "goneAt">;

/** What is asked before a deed that cannot be taken back; null where none is needed. */
export function questionFor(name: DeedName, { status, scheduledAt, goneAt }: Asked): Question | null {
  if (name === "publish" && scheduledAt !== null) {
    return {
      title: "Publish this post now?",
      body: `It is planned for ${zonedTime(scheduledAt).text}. It goes out at once instead.`,
      keep: "Keep its time",
    };
  }
  if (name === "cancel" && status === "scheduled" && scheduledAt !== null) {
    return {
      title: "Cancel this post?",
      body: `It is planned for ${zonedTime(scheduledAt).text}. It does not go out then. What is in it stays in this list, to be edited as new.`,
      keep: "Keep it planned",
    };
  }
  if (name !== "delete") return null;
  if (status === "published" && goneAt === undefined) {
    return {
      title: "Delete this post on Instagram too?",
      body: "It is deleted on Instagram, with its likes and comments, and from this list. Nobody can bring it back.",
      keep: "Keep",
    };
  }
  const what = status === "draft" ? "draft" : "post";
  return {
    title: `Delete this ${what}?`,
    body: "It is deleted from this list for good. Nothing of it is on Instagram.",
    keep: "Keep",
  };
}
