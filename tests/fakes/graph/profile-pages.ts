import { avatarHtml, escapeHtml, htmlResponse } from "./html";
import { liveMediaOf } from "./instagram-account";
import type { Meta } from "./meta";
import { pictureResponse, profilePicture } from "./pictures";
import type { FakeAccount, FakeMedia } from "./world";

const profileHref = (account: FakeAccount) => `/profile/${encodeURIComponent(account.username)}/`;

function notFound(): Response {
  return htmlResponse({
    title: "Nothing here",
    isNarrow: true,
    status: 404,
    main: '<div class="card"><h1>Nothing here</h1><p><a href="/">All accounts</a></p></div>',
  });
}

function indexPage(meta: Meta): Response {
  const rows = meta.world.accounts.map((account) => {
    const count = liveMediaOf(meta, account.id).length;
    return `<li class="card"><a href="${profileHref(account)}">${avatarHtml(account.username, account.id)}<span>@${escapeHtml(account.username)}<br><span class="soft">${count} ${count === 1 ? "post" : "posts"}</span></span></a></li>`;
  });
  return htmlResponse({
    title: "Accounts",
    isNarrow: true,
    main: `<h1>Accounts</h1><ul class="list">${rows.join("")}</ul>`,
  });
}

function altOf(media: FakeMedia): string {
  return escapeHtml(media.altText ?? media.caption ?? "Post without a caption");
}

function profilePage(meta: Meta, username: string): Response {
  const account = meta.world.accounts.find((item) => item.username === username);
  if (!account) return notFound();
  const live = liveMediaOf(meta, account.id);
  const posts = live.map(
    (media) =>
      `<li><a href="/p/${media.shortcode}/"><img src="/cdn/${media.id}.jpg" alt="${altOf(media)}"></a></li>`,
  );
  const count = `${posts.length} ${posts.length === 1 ? "post" : "posts"}`;
  const grid =
    posts.length > 0 ? `<ul class="grid">${posts.join("")}</ul>` : '<p class="soft">Nothing posted yet.</p>';
  return htmlResponse({
    title: `@${account.username}`,
    main: `<header class="who">${avatarHtml(account.username, account.id)}<div><h1>@${escapeHtml(account.username)}</h1>
<p>${escapeHtml(account.name ?? "")}</p><p class="soft">${escapeHtml(account.biography ?? "")}</p>
<p class="soft">${count} · ${account.followersCount} followers</p></div></header>${grid}`,
  });
}

function postPage(meta: Meta, shortcode: string): Response {
  const media = meta.world.media.find((item) => item.shortcode === shortcode);
  const account = meta.world.accounts.find((item) => item.id === media?.instagramId);
  if (!media || !account) return notFound();
  const iso = new Date(media.publishedAt).toISOString();
  return htmlResponse({
    title: `Post by @${account.username}`,
    isNarrow: true,
    main: `<article class="card post"><img src="/cdn/${media.id}.jpg" alt="${altOf(media)}">
<h1><a href="${profileHref(account)}">@${escapeHtml(account.username)}</a></h1>
<p class="caption">${escapeHtml(media.caption ?? "")}</p>
<p class="soft"><time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time></p></article>`,
  });
}

async function picture(meta: Meta, file: string): Promise<Response> {
  const id = file.replace(/\.jpg$/, "");
  const media = meta.world.media.find((item) => item.id === id);
  const stored = media && meta.world.pictures[media.pictureId];
  if (stored) return pictureResponse(Buffer.from(stored, "base64"));
  const account = meta.world.accounts.find((item) => item.hasPicture && `p${item.id}` === id);
  return account ? pictureResponse(await profilePicture(account.id)) : notFound();
}

/** Pages for people: null when the address belongs to another area. */
export async function profilePages(meta: Meta, url: URL): Promise<Response | null> {
  const [area, name = ""] = url.pathname.split("/").slice(1).map(decodeURIComponent);
  if (area === "") return indexPage(meta);
  if (area === "profile") return profilePage(meta, name);
  if (area === "p" || area === "reel") return postPage(meta, name);
  return area === "cdn" ? picture(meta, name) : null;
}
