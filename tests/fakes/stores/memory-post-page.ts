import type { PostPage, PostQuery } from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";

/** One page of all posts, which come newest first; the cursor is the id of the last post before. */
export function pageOf(
  all: readonly Post[],
  unreadable: ReadonlySet<string>,
  { ownerId, status, channelId, cursor, limit }: PostQuery,
): PostPage {
  if (cursor !== null && !all.some(({ id }) => id === cursor)) {
    throw new AppError("invalid_request", "The cursor is not one of ours");
  }
  const found = all.filter(
    (post) =>
      post.ownerId === ownerId &&
      (status === null || [status].flat().includes(post.status)) &&
      (channelId === null || post.channelId === channelId) &&
      (cursor === null || post.id < cursor),
  );
  const page = found.slice(0, limit);
  return {
    posts: page.filter(({ id }) => !unreadable.has(id)),
    unreadable: page.filter(({ id }) => unreadable.has(id)).map(({ id, createdAt }) => ({ id, createdAt })),
    nextCursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
