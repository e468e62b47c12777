import type { MediaView } from "@/app/api/_schemas/media";
import type { MediaAddressFor, MediaUrlFor } from "@/core/application/interfaces/social/media-store";
import { warnAboutImageFor } from "@/core/domain/marketing/instagram-image-warnings";
import { warnAboutUploadedVideo } from "@/core/domain/marketing/instagram-video";
import { measuredVideo } from "@/core/domain/marketing/measured-video";
import type { StoredMedia } from "@/core/domain/marketing/media";

/** The fields of a stored file that may leave the server. */
export function presentMedia(
  media: StoredMedia,
  urlFor: MediaUrlFor,
  addressFor: MediaAddressFor,
): MediaView {
  const { id, type, width, height, bytes, durationMs, thumbnailId, rendition } = media;
  return {
    id,
    name: media.originalName ?? media.name,
    url: urlFor(media),
    type,
    width,
    height,
    bytes,
    ...(durationMs === null ? {} : { durationMs }),
    ...(rendition === null ? {} : { shape: rendition.shape }),
    thumbnailUrl: thumbnailId === null ? null : addressFor(thumbnailId, "image"),
    warnings: warningsAbout(media),
  };
}

function warningsAbout(media: StoredMedia): MediaView["warnings"] {
  const video = measuredVideo(media);
  if (video !== null) return warnAboutUploadedVideo(video);
  return media.rendition === null ? [] : warnAboutImageFor(media.rendition.shape.use, media, "file");
}
