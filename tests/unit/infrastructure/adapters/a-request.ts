import type {
  PostingMedia,
  PostingPublishRequest,
} from "@/core/application/interfaces/social/posting-adapter";
import { IMAGE, VIDEO } from "@/tests/unit/fakes/a-fake-person";

export const aPhoto = (over: Partial<PostingMedia> = {}): PostingMedia => ({
  type: "image",
  url: IMAGE,
  upload: null,
  altText: null,
  coverUrl: null,
  thumbOffsetMs: null,
  userTags: [],
  ...over,
});

export const aVideo = (over: Partial<PostingMedia> = {}): PostingMedia =>
  aPhoto({ type: "video", url: VIDEO, ...over });

/** A feed post of one photo, if nothing else is said. */
export const aRequest = (over: Partial<PostingPublishRequest> = {}): PostingPublishRequest => ({
  kind: "feed",
  caption: "Fresh bread",
  media: [aPhoto()],
  collaborators: [],
  locationId: null,
  shareToFeed: null,
  ...over,
});
