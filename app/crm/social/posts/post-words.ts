import type { PostView } from "@/app/api/_schemas/post";

type Content = Pick<PostView, "kind" | "caption" | "media">;

/** What a post is called where there is one line for it. */
export function postTitle({ caption }: Pick<Content, "caption">): string {
  return caption.trim().split("\n")[0]?.trim() || "No caption";
}

export function kindWords({ kind, media }: Pick<Content, "kind" | "media">): string {
  if (media.length === 0) return "Nothing to show yet";
  if (kind === "story") return "Story";
  if (kind === "reel") return "Reel";
  return media.length > 1 ? `Carousel of ${media.length}` : itemWord(media[0]?.type ?? "image");
}

export function itemWord(type: PostView["media"][number]["type"]): string {
  return type === "video" ? "Video" : "Photo";
}

/** The moment that says most about a post, and how to speak of it. */
export interface PostMoment {
  /** Null where the status says it already. */
  readonly word: string | null;
  readonly at: string;
  /** Somebody counts on it: it is said with its zone. */
  readonly isPlanned: boolean;
}

export function momentOf(post: PostView): PostMoment {
  const { status, scheduledAt, publishedAt, createdAt, steps } = post;
  if (status === "scheduled" && scheduledAt) return { word: "Goes out", at: scheduledAt, isPlanned: true };
  if (status === "draft" && scheduledAt) return { word: "Planned for", at: scheduledAt, isPlanned: true };
  if (status === "published" && publishedAt) return { word: null, at: publishedAt, isPlanned: false };
  const failedAt = status === "failed" ? steps.find(({ state }) => state === "failed")?.at : null;
  if (failedAt) return { word: null, at: failedAt, isPlanned: false };
  return { word: "Written", at: createdAt, isPlanned: false };
}

export const UNCONFIRMED_WORDS =
  "We could not confirm whether this post is live. Look before you post it again.";

export const GONE_WORDS = "This post is not on Instagram any more.";

/** Why a post did not go out, or does not yet; null where nothing is wrong. */
export function troubleWords({
  status,
  error,
  goneAt,
}: Pick<PostView, "status" | "error" | "goneAt">): string | null {
  if (goneAt !== undefined) return GONE_WORDS;
  if (status === "unconfirmed") return UNCONFIRMED_WORDS;
  if (status === "failed") return error?.message ?? "The post was not published.";
  return status === "published" ? null : (error?.message ?? null);
}
