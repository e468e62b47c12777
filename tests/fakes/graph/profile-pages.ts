import { avatarHtml, escapeHtml, htmlResponse } from "./html";
import { postsOf, storiesOf } from "./instagram-account";
import { storyNumberOf } from "./media-links";
import type { Meta } from "./meta";
import { PANEL_PATH } from "./panel";
import { pictureResponse, profilePicture, videoPicture } from "./pictures";
import { notFound, postPage, profileHref } from "./post-page";
import { gridHtml, storiesHtml } from "./tiles";
import type { FakeAccount } from "./world";

function countOf(meta: Meta, account: FakeAccount): string {
  const count = postsOf(meta, account.id).length;
  return `${count} ${count === 1 ? "post" : "posts"}`;
}

function indexPage(meta: Meta): Response {
  const rows = meta.world.accounts.map(
    (account) =>
      `<li class="card"><a href="${profileHref(account)}">${avatarHtml(account.username, account.id)}<span>@${escapeHtml(account.username)}<br><span class="soft">${countOf(meta, account)}</span></span></a></li>`,
  );
  return htmlResponse({
    title: "Accounts",
    isNarrow: true,
    main: `<h1>Accounts</h1><ul class="list">${rows.join("")}</ul><p><a href="${PANEL_PATH}">Make Meta misbehave</a></p>`,
  });
}

function profilePage(meta: Meta, username: string): Response {
  const account = meta.world.accounts.find((item) => item.username === username);
  if (!account) return notFound();
  return htmlResponse({
    title: `@${account.username}`,
    main: `<header class="who">${avatarHtml(account.username, account.id)}<div><h1>@${escapeHtml(account.username)}</h1>
<p>${escapeHtml(account.name ?? "")}</p><p class="soft">${escapeHtml(account.biography ?? "")}</p>
<p class="soft">${countOf(meta, account)} · ${account.followersCount} followers</p></div></header>
${storiesHtml(meta, storiesOf(meta, account.id))}${gridHtml(meta, postsOf(meta, account.id))}`,
  });
}

async function picture(meta: Meta, file: string): Promise<Response> {
  const id = /^(\w+)\.jpg$/.exec(file)?.[1];
  const media = meta.world.media.find((item) => item.id === id && item.deletedAt === undefined);
  const stored = media?.pictureId && meta.world.pictures[media.pictureId];
  if (stored) return pictureResponse(Buffer.from(stored, "base64"));
  if (media) return pictureResponse(await videoPicture(media.id));
  const account = meta.world.accounts.find((item) => item.hasPicture && `p${item.id}` === id);
  return account ? pictureResponse(await profilePicture(account.picture ?? account.id)) : notFound();
}

function storyPage(meta: Meta, username: string, number: string): Response {
  const account = meta.world.accounts.find((item) => item.username === username);
  const stories = account ? storiesOf(meta, account.id) : [];
  return postPage(
    meta,
    stories.find((media) => storyNumberOf(media) === number),
  );
}

function livePostPage(meta: Meta, shortcode: string): Response {
  const posts = meta.world.accounts.flatMap((account) => postsOf(meta, account.id));
  return postPage(
    meta,
    posts.find((media) => media.shortcode === shortcode),
  );
}

/** Pages for people: null when the address belongs to another area. */
export async function profilePages(meta: Meta, url: URL): Promise<Response | null> {
  const [area = "", name = "", number = ""] = url.pathname.split("/").slice(1).map(decodeURIComponent);
  if (area === "") return indexPage(meta);
  if (area === "profile") return profilePage(meta, name);
  if (name === "" && meta.world.accounts.some(({ username }) => username === area))
    return profilePage(meta, area);
  if (area === "p" || area === "reel") return livePostPage(meta, name);
  if (area === "stories") return storyPage(meta, name, number);
  return area === "cdn" ? picture(meta, name) : null;
}
