import type { Meta } from "./meta";
import type { FakeMedia } from "./posts";

export function storyNumberOf(media: FakeMedia): string {
  return `37${media.id.slice(-10)}`;
}

/** graph-api.md §7.11. */
export function permalinkOf(meta: Meta, media: FakeMedia): string {
  const { web } = meta.origins;
  const username = meta.world.accounts.find((item) => item.id === media.instagramId)?.username ?? "";
  if (media.productType === "STORY") return `${web}/stories/${username}/${storyNumberOf(media)}`;
  return `${web}/${media.productType === "REELS" ? "reel" : "p"}/${media.shortcode}/`;
}

export function pictureUrlOf(meta: Meta, media: FakeMedia): string {
  return `${meta.origins.cdn}/cdn/${media.id}.jpg?oe=6931`;
}

/** Leads nowhere: the fake keeps no videos. */
export function videoUrlOf(meta: Meta, media: FakeMedia): string {
  return `${meta.origins.cdn}/cdn/${media.id}.mp4?oe=6931`;
}

/** graph-api.md §3.7: an offset without a colon. */
export function timestampOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "+0000");
}
