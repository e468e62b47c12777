import type { PostView } from "@/app/api/_schemas/post";
import type { PostPage } from "@/app/crm/social/posts/parse-post";

/** Older posts after those that are shown; one that is there already stays as it is. */
export function appended(shown: PostPage, next: PostPage): PostPage {
  const known = new Set(shown.posts.map(({ id }) => id));
  return {
    posts: [...shown.posts, ...next.posts.filter(({ id }) => !known.has(id))],
    unreadable: together(shown.unreadable, next.unreadable),
    nextCursor: next.nextCursor,
  };
}

/** In its place, whatever the filter says about its new status: nothing vanishes under a pointer. */
export function replaced(shown: PostPage, post: PostView): PostPage {
  const before = shown.posts.find(({ id }) => id === post.id);
  if (JSON.stringify(before) === JSON.stringify(post)) return shown;
  return { ...shown, posts: shown.posts.map((other) => (other.id === post.id ? post : other)) };
}

/** The first page read anew: what has come or gone there, and the older posts that were loaded below it. */
export function refreshed(shown: PostPage, first: PostPage): PostPage {
  const last = first.posts.at(-1);
  if (last === undefined || first.nextCursor === null) return first;
  // Ids grow with time.
  const older = shown.posts.filter(({ id }) => id < last.id);
  if (older.length === 0) return first;
  const unreadable = together(first.unreadable, shown.unreadable);
  return { posts: [...first.posts, ...older], unreadable, nextCursor: shown.nextCursor };
}

export function without(shown: PostPage, id: string): PostPage {
  const isOther = (one: { readonly id: string }) => one.id !== id;
  return { ...shown, posts: shown.posts.filter(isOther), unreadable: shown.unreadable.filter(isOther) };
}

function together(
  some: PostPage["unreadable"],
  more: PostPage["unreadable"],
): readonly PostPage["unreadable"][number][] {
  return [...some, ...more.filter(({ id }) => !some.some((known) => known.id === id))];
}

/** Where to go from a post that is about to leave the list: the next one, else the one before. */
export function neighbourOf({ posts }: PostPage, id: string): string | null {
  const place = posts.findIndex((post) => post.id === id);
  return (posts[place + 1] ?? posts[place - 1])?.id ?? null;
}

/** Said once when older posts have come. */
export function moreWords(before: PostPage, after: PostPage): string {
  const added = after.posts.length - before.posts.length;
  const words = `${added} more ${added === 1 ? "post" : "posts"}, ${after.posts.length} in all`;
  return after.nextCursor === null ? `${words}. ${END_WORDS}` : words;
}

export const END_WORDS = "This is the end of the list";
