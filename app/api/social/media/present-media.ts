import type { MediaView } from "@/app/api/_schemas/media";
import type { MediaUrlFor } from "@/core/application/interfaces/social/media-store";
import type { StoredMedia } from "@/core/domain/marketing/media";

/** The fields of a stored file that may leave the server. */
export function presentMedia(media: StoredMedia, urlFor: MediaUrlFor): MediaView {
  const { id, type, width, height, bytes, durationMs } = media;
  const view = { id, url: urlFor(media), type, width, height, bytes };
  return durationMs === null ? view : { ...view, durationMs };
}
