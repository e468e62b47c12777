import { escapeHtml, htmlResponse } from "./html";
import type { Meta } from "./meta";
import type { FakeMedia } from "./posts";
import { pictureHtml } from "./tiles";
import type { FakeAccount } from "./world";

export const profileHref = (account: FakeAccount) => `/profile/${encodeURIComponent(account.username)}/`;

const NAMES: Record<FakeMedia["productType"], string> = { FEED: "Post", REELS: "Reel", STORY: "Story" };

export function notFound(): Response {
  return htmlResponse({
    title: "Nothing here",
    isNarrow: true,
    status: 404,
    main: '<div class="card"><h1>Nothing here</h1><p><a href="/">All accounts</a></p></div>',
  });
}

function picturesHtml(meta: Meta, media: FakeMedia): string {
  const items = media.children ? meta.world.media.filter((item) => item.parentId === media.id) : [media];
  return items.map((item) => `<div class="frame">${pictureHtml(item)}</div>`).join("");
}

function commentsHtml(meta: Meta, media: FakeMedia, account: FakeAccount): string {
  const comments = meta.world.comments.filter((item) => item.mediaId === media.id);
  if (comments.length === 0) return "";
  const rows = comments.map(
    ({ text }) => `<li><strong>@${escapeHtml(account.username)}</strong> ${escapeHtml(text)}</li>`,
  );
  return `<ul class="comments" aria-label="Comments">${rows.join("")}</ul>`;
}

/** Its pictures, caption and first comments. */
export function postPage(meta: Meta, media: FakeMedia | undefined): Response {
  const account = meta.world.accounts.find((item) => item.id === media?.instagramId);
  if (!media || !account) return notFound();
  const iso = new Date(media.publishedAt).toISOString();
  return htmlResponse({
    title: `${NAMES[media.productType]} by @${account.username}`,
    isNarrow: true,
    main: `<article class="card post">${picturesHtml(meta, media)}
<h1><a href="${profileHref(account)}">@${escapeHtml(account.username)}</a></h1>
<p class="caption">${escapeHtml(media.caption ?? "")}</p>
<p class="soft"><time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time></p>
${commentsHtml(meta, media, account)}</article>`,
  });
}
