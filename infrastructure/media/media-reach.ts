import type { MediaReach } from "@/core/application/interfaces/social/media-reach";
import { PublicMediaUrl } from "@/infrastructure/media/public-media-url";

const NO_PUBLIC_ADDRESS =
  "Instagram fetches pictures from this server, and it has no public address: set APP_URL (or S3_PUBLIC_URL) to one that the internet reaches by https, for example that of a tunnel. Videos go without it";

export interface ReachSettings {
  /** What Meta is given for an upload, whichever. */
  readonly uploadAddress: string;
  readonly graphOrigin: string;
  /** `host:port`, as in MEDIA_URL_ALLOWED_HOSTS. */
  readonly allowedHosts: readonly string[];
}

/** A Meta that is not public itself runs beside us, as the local one does: it can fetch whatever we can. */
export function mediaReach({ uploadAddress, graphOrigin, allowedHosts }: ReachSettings): MediaReach {
  const isMetaLocal = new PublicMediaUrl([]).problemWith(graphOrigin) !== null;
  const isPublic = new PublicMediaUrl(allowedHosts).problemWith(uploadAddress) === null;
  return { problem: isMetaLocal || isPublic ? null : NO_PUBLIC_ADDRESS };
}
