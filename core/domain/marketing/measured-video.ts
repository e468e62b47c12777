import type { StoredMedia } from "@/core/domain/marketing/media";

/** A video as the rules look at it, stored or about to be. */
export type MeasuredVideo = Pick<StoredMedia, "width" | "height" | "bytes"> & {
  readonly durationMs: number;
  readonly video: NonNullable<StoredMedia["video"]>;
};

/** Null for a picture. */
export function measuredVideo(media: Pick<StoredMedia, keyof MeasuredVideo>): MeasuredVideo | null {
  const { durationMs, video } = media;
  return durationMs === null || video === null ? null : { ...media, durationMs, video };
}
