import type { PostContent } from "@/core/domain/marketing/post-content";
import { aMediaItem } from "@/tests/builders/a-post";
import { IMAGE, VIDEO } from "@/tests/unit/fakes/a-fake-person";

export interface Submission extends Partial<PostContent> {
  /** From now, in the worker's time. */
  readonly scheduledInMs?: number;
}

const image = aMediaItem({ url: IMAGE });
const video = aMediaItem({ type: "video", url: VIDEO, altText: null });

/** One submission of every kind. */
export const KINDS = {
  photo: { media: [image] },
  reel: { kind: "reel", media: [{ ...video, coverUrl: IMAGE }] },
  "story photo": { kind: "story", caption: "", media: [{ ...image, altText: null }] },
  "story video": { kind: "story", caption: "", media: [video] },
  carousel: { media: [image, video, image] },
  "photo with first comment": { media: [image], firstComment: "Fresh from the oven" },
  "scheduled photo": { media: [image], scheduledInMs: 40_000 },
} as const satisfies Record<string, Submission>;

export type Kind = keyof typeof KINDS;
export const ALL_KINDS = Object.keys(KINDS) as Kind[];
