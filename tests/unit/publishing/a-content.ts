import type { PostContent } from "@/core/domain/marketing/post-content";
import { aMediaItem } from "@/tests/builders/a-post";
import { IMAGE, VIDEO } from "@/tests/unit/fakes/a-fake-person";

export const aPhoto = () => aMediaItem({ url: IMAGE, altText: null });
export const aClip = () => aMediaItem({ type: "video", url: VIDEO, altText: null });

/** One of each kind that contract.md §6 knows. */
export const KINDS = {
  photo: { kind: "feed", caption: "Fresh bread", media: [aPhoto()] },
  reel: {
    kind: "reel",
    caption: "The oven",
    media: [{ ...aClip(), coverUrl: IMAGE, thumbOffsetMs: 1500 }],
    shareToFeed: true,
  },
  "story photo": { kind: "story", caption: "", media: [aPhoto()] },
  "story video": { kind: "story", caption: "", media: [aClip()] },
  carousel: { kind: "feed", caption: "All of it", media: [aPhoto(), aClip(), aPhoto()] },
} as const satisfies Record<string, Partial<PostContent>>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES: readonly KindName[] = ["photo", "reel", "story photo", "story video", "carousel"];

export const TEN_PHOTOS: Partial<PostContent> = {
  kind: "feed",
  caption: "Ten of them",
  media: Array.from({ length: 10 }, (_, index) => ({ ...aPhoto(), altText: `Photo ${index + 1}` })),
};
