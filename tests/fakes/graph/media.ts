import { findMedia, reachAccount } from "./access";
import { fieldsOf } from "./accounts";
import { type Field, renderNode } from "./fields";
import { type GraphAnswer, ok } from "./graph-answer";
import type { GraphCall } from "./graph-call";
import { insightsOf } from "./insights";
import { liveMediaOf } from "./instagram-account";
import type { Meta } from "./meta";
import { pageOf } from "./paging";
import type { Caller } from "./tokens";
import type { FakeMedia } from "./world";

export function permalinkOf(meta: Meta, media: FakeMedia): string {
  return `${meta.origins.web}/${media.productType === "REELS" ? "reel" : "p"}/${media.shortcode}/`;
}

/** graph-api.md §3.7: an offset without a colon. */
export function timestampOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "+0000");
}

function renderMedia(meta: Meta, caller: Caller, media: FakeMedia, fields: readonly Field[]): object {
  const account = meta.world.accounts.find((item) => item.id === media.instagramId);
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
    ig_id: () => media.id.slice(-10),
    media_url: () => `${meta.origins.cdn}/cdn/${media.id}.jpg?oe=6931`,
    thumbnail_url: () => undefined,
    alt_text: () => media.altText,
    like_count: () => media.likeCount,
    comments_count: () => media.commentsCount,
    is_comment_enabled: () => media.commentsEnabled,
    is_shared_to_feed: () => undefined,
    children: () => undefined,
    insights: (field: Field) => insightsOf(meta, caller, media, field.args.metric ?? ""),
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
  const isStories = edge === "stories";
  const items = liveMediaOf(meta, id).filter(
    (media) => (media.productType === "STORY") === isStories && media.publishedAt <= visibleUntil,
  );
  const fields = fieldsOf(call);
  const render = (media: FakeMedia) => renderMedia(meta, caller, media, fields);
  return ok(pageOf(meta, call, { items, edge: `${id}/${edge}`, render }));
}
