import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { PostingPublishRequest } from "@/core/application/interfaces/social/posting-adapter";
import type { Post } from "@/core/domain/marketing/post";

/** What is sent for a post; addresses of own uploads are made anew each time, so a moved CRM still publishes. */
export function postingRequest(post: Post, mediaAddressFor: MediaAddressFor): PostingPublishRequest {
  const { kind, caption, collaborators, locationId, shareToFeed } = post;
  return {
    kind,
    caption,
    collaborators,
    locationId,
    shareToFeed,
    media: post.media.map(
      ({ type, mediaId, url, altText, coverMediaId, coverUrl, thumbOffsetMs, userTags }) => ({
        type,
        url: mediaId === null ? (url ?? "") : mediaAddressFor(mediaId),
        altText,
        coverUrl: coverMediaId === null ? coverUrl : mediaAddressFor(coverMediaId),
        thumbOffsetMs,
        userTags,
      }),
    ),
  };
}
