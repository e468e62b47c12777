import type { MediaReach } from "@/core/application/interfaces/social/media-reach";
import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { PostingPublishRequest } from "@/core/application/interfaces/social/posting-adapter";
import type { Post } from "@/core/domain/marketing/post";

/** What is sent for a post; addresses of own uploads are made anew each time, so a moved CRM still publishes. */
export function postingRequest(
  post: Post,
  mediaAddressFor: MediaAddressFor,
  reach: MediaReach,
): PostingPublishRequest {
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
        url: mediaId === null ? (url ?? "") : mediaAddressFor(mediaId, type),
        upload: type === "video" && reach.problem !== null ? mediaId : null,
        altText,
        coverUrl: coverMediaId === null ? coverUrl : mediaAddressFor(coverMediaId, "image"),
        thumbOffsetMs,
        userTags,
      }),
    ),
  };
}
