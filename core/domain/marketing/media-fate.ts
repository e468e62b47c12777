import type { PostStatus } from "@/core/domain/marketing/post";
import type { PostMedia } from "@/core/domain/marketing/post-content";

/** A post that shows a stored file, as one of its pictures or videos or as a cover. */
export interface MediaUse {
  readonly mediaId: string;
  readonly status: PostStatus | "unreadable";
  readonly publishedAt: Date | null;
}

/** Nobody's for a day: no upload that somebody still means to use (contract.md §6). */
export const UNUSED_MS = 24 * 60 * 60 * 1000;
/** How long originals outlive the publishing of the last post that shows them (contract.md §6). */
export const ORIGINALS_MS = 30 * 24 * 60 * 60 * 1000;

export interface ShownMedia extends Omit<MediaUse, "mediaId"> {
  readonly media: readonly Pick<PostMedia, "mediaId" | "coverMediaId">[];
}

export function mediaUsesOf({ media, status, publishedAt }: ShownMedia): readonly MediaUse[] {
  const ids = media.flatMap(({ mediaId, coverMediaId }) => [mediaId, coverMediaId]);
  return [...new Set(ids)].flatMap((mediaId) => (mediaId === null ? [] : [{ mediaId, status, publishedAt }]));
}

/**
 * What becomes of an upload that nobody touched for a day: without a post it goes; `emptied` of its bytes it
 * is where all of its posts have been live for long. Drafts and posts that failed, were cancelled or are
 * unconfirmed may still be sent, so they keep theirs; so do those that nobody can read.
 */
export function mediaFate(
  uses: readonly Pick<MediaUse, "publishedAt" | "status">[],
  now: Date,
): "deleted" | "emptied" | "kept" {
  if (uses.length === 0) return "deleted";
  return uses.every((use) => isLongLive(use, now)) ? "emptied" : "kept";
}

function isLongLive({ status, publishedAt }: Pick<MediaUse, "publishedAt" | "status">, now: Date): boolean {
  return (
    status === "published" && publishedAt !== null && now.getTime() - publishedAt.getTime() > ORIGINALS_MS
  );
}
