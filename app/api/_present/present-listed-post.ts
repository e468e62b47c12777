import { excerpt } from "@/app/api/_present/excerpt";
import { presentPost } from "@/app/api/_present/present-post";
import type { PostView } from "@/app/api/_schemas/post";
import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import { MEDIA_MAX_ITEMS } from "@/core/domain/marketing/instagram-limits";
import type { Post } from "@/core/domain/marketing/post";

/** Several lines on any screen. A list of 100 posts then has 30 KB of captions, whatever drafts hold. */
const EXCERPT_LENGTH = 300;

/**
 * A post as lists carry it: long texts by their beginning, no more items than a post may have, and nobody who is
 * tagged. Where that leaves something out, `isExcerpt` says so: the post by itself has all of it.
 */
export function presentListedPost(post: Post, addressFor: MediaAddressFor): PostView {
  const whole = presentPost(post, addressFor);
  const listed: PostView = {
    ...whole,
    caption: shortened(whole.caption),
    firstComment: whole.firstComment === null ? null : shortened(whole.firstComment),
    media: whole.media.slice(0, MEDIA_MAX_ITEMS).map((item) => ({
      ...item,
      altText: item.altText === null ? null : shortened(item.altText),
      userTags: [],
    })),
  };
  const isWhole = JSON.stringify(listed) === JSON.stringify(whole);
  return isWhole ? listed : { ...listed, isExcerpt: true };
}

const shortened = (text: string): string => excerpt(text, EXCERPT_LENGTH);
