import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-limits";
import { STORY_VIDEO_MAX_BYTES, VIDEO_MAX_BYTES } from "@/core/domain/marketing/instagram-video-limits";
import type { PostKind, PostMedia } from "@/core/domain/marketing/post-content";

/** More than this Meta takes for no item of this type in a post of this kind. */
export function largestFile(type: PostMedia["type"], kind: PostKind): number {
  if (type === "image") return IMAGE_MAX_BYTES;
  return kind === "story" ? STORY_VIDEO_MAX_BYTES : VIDEO_MAX_BYTES;
}
