import type { PostView } from "@/app/api/_schemas/post";
import { itemWord } from "@/app/crm/social/posts/post-words";

type Item = PostView["media"][number];

export interface Fact {
  readonly name: string;
  readonly text: string;
}

/** "Photo 2 of 4". */
export function positionWords({ type }: Pick<Item, "type">, index: number, count: number): string {
  return `${itemWord(type)} ${index + 1} of ${count}`;
}

export const FIRST_COMMENT_WORDS: Record<NonNullable<PostView["firstCommentState"]>, string> = {
  pending: "Comes after the post is live",
  posted: "Posted",
  failed: "Not posted. Write it on Instagram itself",
};

type Described = Pick<
  PostView,
  | "media"
  | "kind"
  | "collaborators"
  | "locationId"
  | "shareToFeed"
  | "firstComment"
  | "firstCommentState"
  | "status"
>;

/** What else was asked for: only what is there. */
export function factsOf(post: Described): readonly Fact[] {
  const { media, collaborators, locationId, shareToFeed, firstComment } = post;
  return [
    ...fact("Tagged", atNames(media.flatMap(({ userTags }) => userTags.map(({ username }) => username)))),
    ...fact("Collaborators", atNames(collaborators)),
    ...fact("Location", locationId && `Place ${locationId}`),
    ...fact("Cover", media.map(coverWords).find((words) => words !== null) ?? null),
    ...fact("Shown in the feed", shareToFeed === null ? null : shareToFeed ? "Yes" : "No, only among reels"),
    ...media.flatMap((item, index) => fact(altTextName(item, index, media.length), item.altText)),
    ...fact("First comment", firstComment),
    ...fact("State of the first comment", commentState(post)),
  ];
}

function fact(name: string, text: string | null): readonly Fact[] {
  return text === null || text === "" ? [] : [{ name, text }];
}

function atNames(usernames: readonly string[]): string {
  return [...new Set(usernames)].map((username) => `@${username}`).join(", ");
}

function altTextName({ type }: Item, index: number, count: number): string {
  return count === 1 ? "Alt text" : `Alt text of ${itemWord(type).toLowerCase()} ${index + 1}`;
}

function coverWords({ type, coverMediaId, coverUrl, thumbOffsetMs }: Item): string | null {
  if (type !== "video") return null;
  if (coverMediaId !== null || coverUrl !== null) return "A picture of its own";
  return thumbOffsetMs === null ? null : `The frame at ${(thumbOffsetMs / 1000).toLocaleString("en")} s`;
}

function commentState({ firstCommentState, status }: Described): string | null {
  if (firstCommentState === null) return null;
  return firstCommentState === "pending" && status === "published"
    ? "On its way"
    : FIRST_COMMENT_WORDS[firstCommentState];
}
