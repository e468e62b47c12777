import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { formOf, type PostForm } from "@/core/domain/marketing/instagram-fields";
import type { PostKind } from "@/core/domain/marketing/post-content";

type Typed = Pick<DraftItem, "type">;

const NOTHING_SAID = {
  mediaId: null,
  url: null,
  altText: null,
  coverMediaId: null,
  coverUrl: null,
  thumbOffsetMs: null,
  userTags: [],
};

/** What Instagram makes of a post of these items. */
export function formOfItems(items: readonly Typed[], kind: PostKind): PostForm {
  return formOf({ kind, media: items.map(({ type }) => ({ ...NOTHING_SAID, type })) });
}
