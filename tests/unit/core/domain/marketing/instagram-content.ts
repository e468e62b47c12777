import type { PostContent, PostMedia, UserTag } from "@/core/domain/marketing/post-content";

export const photo: PostMedia = {
  type: "image",
  mediaId: null,
  url: "https://example.com/a.jpg",
  altText: null,
  coverMediaId: null,
  coverUrl: null,
  thumbOffsetMs: null,
  userTags: [],
};
export const video: PostMedia = { ...photo, type: "video", url: "https://example.com/a.mp4" };

export const placed: UserTag = { username: "field.bakery", x: 0.5, y: 0.5 };
export const named: UserTag = { ...placed, x: null, y: null };

/** One photo in the feed, unless told otherwise. */
export function aContent(over: Partial<PostContent> = {}): PostContent {
  return {
    kind: "feed",
    caption: "",
    media: [photo],
    collaborators: [],
    locationId: null,
    shareToFeed: null,
    firstComment: null,
    ...over,
  };
}

export const aReel = (over: Partial<PostContent> = {}): PostContent =>
  aContent({ kind: "reel", media: [video], ...over });
export const aStory = (over: Partial<PostContent> = {}): PostContent => aContent({ kind: "story", ...over });
export const aCarousel = (over: Partial<PostContent> = {}): PostContent =>
  aContent({ media: [photo, video], ...over });
