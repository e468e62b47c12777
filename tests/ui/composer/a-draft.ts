import type { PostView } from "@/app/api/_schemas/post";
import { type ComposerDraft, EMPTY_TEXTS } from "@/app/crm/social/posts/new/draft/composer-draft";
import { type DraftItem, itemsFromPost } from "@/app/crm/social/posts/new/media/draft-media";

export function anItem(change: Partial<DraftItem> & { readonly id?: string } = {}): DraftItem {
  const { id = "m1", type = "image", ...rest } = change;
  const [item] = itemsFromPost(
    [
      {
        type,
        mediaId: id,
        url: `https://crm.example/media/${id}/a.jpg`,
        thumbnailUrl: null,
        altText: null,
        coverMediaId: null,
        coverUrl: null,
        thumbOffsetMs: null,
        userTags: [],
      },
    ],
    () => `key-${id}`,
  );
  if (item === undefined) throw new Error("no item");
  return { ...item, ...rest };
}

export function aDraft(change: Partial<ComposerDraft> = {}): ComposerDraft {
  return { ...EMPTY_TEXTS, channelId: "c1", caption: "Hello", items: [anItem()], ...change };
}

export function aPostView(change: Partial<PostView> = {}): PostView {
  return {
    id: "p1",
    channelId: "c1",
    kind: "feed",
    caption: "Hello",
    media: [],
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
    revision: 1,
    createdAt: "2026-11-26T09:00:00.000Z",
    ...change,
  };
}
