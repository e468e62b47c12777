import { findMedia, reachAccount } from "./access";
import { fieldsOf } from "./accounts";
import { type Field, renderNode } from "./fields";
import { type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { insightsOf } from "./insights";
import { postsOf, storiesOf } from "./instagram-account";
import { permalinkOf, pictureUrlOf, storyNumberOf, timestampOf, videoUrlOf } from "./media-links";
import type { Meta } from "./meta";
import { pageOf } from "./paging";
import type { FakeMedia } from "./posts";
import type { Caller } from "./tokens";

function itemsOf(meta: Meta, media: FakeMedia): FakeMedia[] {
  return (media.children ?? []).flatMap((id) => meta.world.media.filter((item) => item.id === id));
}

/** graph-api.md §3.7. */
function renderMedia(meta: Meta, caller: Caller, media: FakeMedia, fields: readonly Field[]): object {
  const account = meta.world.accounts.find((item) => item.id === media.instagramId);
  const isVideo = media.mediaType === "VIDEO";
  const table = {
    id: () => media.id,
    media_type: () => media.mediaType,
    media_product_type: () => media.productType,
    caption: () => media.caption,
    permalink: () => permalinkOf(meta, media),
    shortcode: () => media.shortcode,
    timestamp: () => timestampOf(media.publishedAt),
    username: () => account?.username,
    owner: () => ({ id: media.instagramId }),
    ig_id: () => storyNumberOf(media),
    media_url: () => (isVideo ? videoUrlOf(meta, media) : pictureUrlOf(meta, media)),
    thumbnail_url: () => (isVideo ? pictureUrlOf(meta, media) : undefined),
    alt_text: () => media.altText,
    like_count: () => media.likeCount,
    comments_count: () => media.commentsCount,
    is_comment_enabled: () => media.commentsEnabled,
    is_shared_to_feed: () => (media.productType === "REELS" ? (media.shareToFeed ?? true) : undefined),
    children: (field: Field) =>
      media.children
        ? { data: itemsOf(meta, media).map((item) => renderMedia(meta, caller, item, field.children)) }
        : undefined,
    insights: ({ args }: Field) => insightsOf(meta, caller, media, args),
  };
  return renderNode({ type: "ShadowIGMedia", defaults: "id" }, table, fields);
}

export function readMedia(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const media = findMedia(meta, caller, call.path[0] ?? "");
  return ok(renderMedia(meta, caller, media, fieldsOf(call)));
}

/** Newest first and eventually consistent: `readLagMs` hides what is younger (graph-api.md §3.4, §3.7). */
export function listMedia(meta: Meta, call: GraphCall, caller: Caller): GraphAnswer {
  const [id = "", edge = "media"] = call.path;
  reachAccount(meta, caller, id, "GET");
  const visibleUntil = meta.now() - meta.world.switches.readLagMs;
  const live = edge === "stories" ? storiesOf(meta, id) : postsOf(meta, id);
  const items = live.filter((media) => media.publishedAt <= visibleUntil);
  const fields = fieldsOf(call);
  const render = (media: FakeMedia) => renderMedia(meta, caller, media, fields);
  return ok(pageOf(meta, call, { items, edge: `${id}/${edge}`, render }));
}
