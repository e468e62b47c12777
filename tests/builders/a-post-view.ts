import type { PostView } from "@/app/api/_schemas/post";

export function aViewedItem(over: Partial<PostView["media"][number]> = {}): PostView["media"][number] {
  return {
    type: "image",
    mediaId: null,
    url: "https://example.com/sea.jpg",
    thumbnailUrl: null,
    altText: null,
    coverMediaId: null,
    coverUrl: null,
    thumbOffsetMs: null,
    userTags: [],
    ...over,
  };
}

/** A draft as our own routes answer it. */
export function aPostView(over: Partial<PostView> = {}): PostView {
  return {
    id: "64b7f0c2a1b2c3d4e5f60718",
    channelId: "17841400000000001",
    kind: "feed",
    caption: "A day at the sea",
    media: [aViewedItem()],
    collaborators: [],
    locationId: null,
    shareToFeed: null,
    firstComment: null,
    firstCommentState: null,
    status: "draft",
    steps: [],
    progress: 0,
    attempts: 0,
    nextAttemptAt: null,
    scheduledAt: null,
    publishedAt: null,
    platformPostId: null,
    permalink: null,
    revision: 0,
    createdAt: "2026-11-24T09:00:00.000Z",
    ...over,
  };
}
