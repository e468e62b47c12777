import type { MediaView } from "@/app/api/_schemas/media";
import type { MediaAddressFor, MediaUrlFor } from "@/core/application/interfaces/social/media-store";
import { warnAboutUploadedVideo } from "@/core/domain/marketing/instagram-video";
import type { StoredMedia } from "@/core/domain/marketing/media";

/** The fields of a stored file that may leave the server. */
export function presentMedia(
  media: StoredMedia,
  urlFor: MediaUrlFor,
  addressFor: MediaAddressFor,
): MediaView {
  const { id, type, width, height, bytes, durationMs, thumbnailId } = media;
  return {
    id,
    name: media.originalName ?? media.name,
    url: urlFor(media),
    type,
    width,
    height,
    bytes,
    ...(durationMs === null ? {} : { durationMs }),
    thumbnailUrl: thumbnailId === null ? null : addressFor(thumbnailId, "image"),
    warnings: warningsAbout(media),
  };
}

function warningsAbout({ video, durationMs, width, height, bytes }: StoredMedia): MediaView["warnings"] {
  if (video === null || durationMs === null) return [];
  return warnAboutUploadedVideo({ video, durationMs, width, height, bytes });
}
