import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { PostingPublishRequest } from "@/core/application/interfaces/social/posting-adapter";
import type { Post } from "@/core/domain/marketing/post";

/** What is sent for a post; addresses of own uploads are made anew each time, so a moved CRM still publishes. */
export function postingRequest(post: Post, mediaAddressFor: MediaAddressFor): PostingPublishRequest {
  return {
    kind: post.kind,
    caption: post.caption,
    media: post.media.map(({ type, mediaId, url, altText }) => ({
      type,
      url: mediaId === null ? (url ?? "") : mediaAddressFor(mediaId),
      altText,
    })),
  };
}
