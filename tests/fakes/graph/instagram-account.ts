import { type Field, renderNode } from "./fields";
import type { Meta } from "./meta";
import type { FakeAccount, FakeMedia } from "./world";

export function liveMediaOf(meta: Meta, instagramId: string): FakeMedia[] {
  return meta.world.media.filter((media) => media.instagramId === instagramId).reverse();
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
    media_count: () => liveMediaOf(meta, account.id).filter((media) => media.productType !== "STORY").length,
    profile_picture_url: () =>
      account.hasPicture ? `${meta.origins.cdn}/cdn/p${account.id}.jpg?oe=6930` : undefined,
  };
  return renderNode({ type: "ShadowIGUser", defaults: "id" }, table, fields);
}
