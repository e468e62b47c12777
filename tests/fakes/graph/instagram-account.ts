import { type Field, renderNode } from "./fields";
import { DAY_MS, type Meta } from "./meta";
import type { FakeMedia } from "./posts";
import type { FakeAccount } from "./world";

const isLive = (media: FakeMedia) => media.parentId === undefined && media.deletedAt === undefined;

/** Newest first, without the items of carousels; stories stay in it after their day. */
export function liveMediaOf(meta: Meta, instagramId: string): FakeMedia[] {
  return meta.world.media.filter((media) => media.instagramId === instagramId && isLive(media)).reverse();
}

/** What a profile shows, and the media list. */
export function postsOf(meta: Meta, instagramId: string): FakeMedia[] {
  return liveMediaOf(meta, instagramId).filter((media) => media.productType !== "STORY");
}

/** graph-api.md §3.7: for 24 hours. */
export function storiesOf(meta: Meta, instagramId: string): FakeMedia[] {
  const since = meta.now() - DAY_MS;
  return liveMediaOf(meta, instagramId).filter(
    (media) => media.productType === "STORY" && media.publishedAt > since,
  );
}

/** graph-api.md §2.5, §7.8: `account_type` is not a field of this node. */
export function renderAccount(meta: Meta, account: FakeAccount, fields: readonly Field[]): object {
  const table = {
    id: () => account.id,
    username: () => account.username,
    name: () => account.name,
    biography: () => account.biography,
    website: () => account.website,
    followers_count: () => account.followersCount,
    follows_count: () => account.followsCount,
    media_count: () => postsOf(meta, account.id).length,
    profile_picture_url: () =>
      account.hasPicture ? `${meta.origins.cdn}/cdn/p${account.id}.jpg?oe=6930` : undefined,
  };
  return renderNode({ type: "ShadowIGUser", defaults: "id" }, table, fields);
}
