import { z } from "zod/v4";
import {
  IMAGE_FITS,
  IMAGE_RATIOS,
  IMAGE_USES,
  MEDIA_PURPOSES,
  type StoredMedia,
  VIDEO_SCANS,
} from "@/core/domain/marketing/media";

const audio = z.object({
  codec: z.string(),
  sampleRate: z.number(),
  channels: z.number(),
  bitRate: z.number().nullable(),
});

const video = z.object({
  container: z.enum(["mp4", "mov"]),
  codec: z.string(),
  bitsPerSample: z.number().nullable(),
  chroma: z.string().nullable(),
  /** Files from before it was looked for do not tell. */
  scan: z.enum(VIDEO_SCANS).nullable().default(null),
  framesPerSecond: z.number().nullable(),
  videoBitRate: z.number().nullable(),
  audio: audio.nullable(),
  wasIndexFirst: z.boolean(),
  hasEditList: z.boolean(),
});

const rendition = z.object({
  originalId: z.string(),
  width: z.number(),
  height: z.number(),
  shape: z.object({ use: z.enum(IMAGE_USES), fit: z.enum(IMAGE_FITS), ratio: z.enum(IMAGE_RATIOS) }),
});

export const mediaDocument = z.object({
  _id: z.string(),
  ownerId: z.string(),
  purpose: z.enum(MEDIA_PURPOSES),
  name: z.string(),
  originalName: z.string().nullable().default(null),
  type: z.enum(["image", "video"]),
  contentType: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  durationMs: z.number().nullable(),
  video: video.nullable(),
  /** Documents from before originals were kept have none. */
  rendition: rendition.nullable().default(null),
  thumbnailId: z.string().nullable(),
  createdAt: z.date(),
  purgedAt: z.date().nullable(),
  /**
   * `arriving` while its bytes are being stored, `leaving` while they are being deleted for good: nobody finds
   * it. `emptying`: they are being deleted and the facts stay. A purge ends what somebody began and never ended.
   */
  state: z.enum(["arriving", "stored", "emptying", "leaving"]),
  /** When somebody last wanted it. */
  touchedAt: z.date(),
});

export type MediaDocument = z.infer<typeof mediaDocument>;

export function toMedia(document: MediaDocument): StoredMedia {
  const { _id: id, state, touchedAt, ...media } = document;
  return { id, ...media };
}

export function toDocument({ id, ...media }: StoredMedia, state: MediaDocument["state"]): MediaDocument {
  return { _id: id, ...media, state, touchedAt: media.createdAt };
}
