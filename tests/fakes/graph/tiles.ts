import { escapeHtml } from "./html";
import { storyNumberOf } from "./media-links";
import type { Meta } from "./meta";
import type { FakeMedia } from "./posts";

export function altOf(media: FakeMedia): string {
  return escapeHtml(media.altText ?? media.caption ?? "Post without a caption");
}

export function pageHref(meta: Meta, media: FakeMedia): string {
  const username = meta.world.accounts.find((item) => item.id === media.instagramId)?.username ?? "";
  if (media.productType === "STORY")
    return `/stories/${encodeURIComponent(username)}/${storyNumberOf(media)}`;
  return `/${media.productType === "REELS" ? "reel" : "p"}/${media.shortcode}/`;
}

function badgeText(media: FakeMedia): string | null {
  if (media.mediaType === "VIDEO") return "video";
  return media.children ? `${media.children.length} items` : null;
}

/** The picture of a post, and in a corner what else it is. */
export function pictureHtml(media: FakeMedia): string {
  const badge = badgeText(media);
  const image = `<img src="/cdn/${media.id}.jpg" alt="${altOf(media)}">`;
  return badge ? `${image}<span class="badge">${badge}</span>` : image;
}

export function gridHtml(meta: Meta, posts: readonly FakeMedia[]): string {
  if (posts.length === 0) return '<p class="soft">Nothing posted yet.</p>';
  const tiles = posts.map((media) => `<li><a href="${pageHref(meta, media)}">${pictureHtml(media)}</a></li>`);
  return `<ul class="grid">${tiles.join("")}</ul>`;
}

export function storiesHtml(meta: Meta, stories: readonly FakeMedia[]): string {
  if (stories.length === 0) return "";
  const rings = stories.map(
    (media) =>
      `<li><a href="${pageHref(meta, media)}"><img src="/cdn/${media.id}.jpg" alt="">${media.mediaType === "VIDEO" ? "Video story" : "Story"}</a></li>`,
  );
  return `<ul class="stories" aria-label="Stories">${rings.join("")}</ul>`;
}
