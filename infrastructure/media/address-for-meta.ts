import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { Env } from "@/infrastructure/env";

/** Where Meta fetches an upload: from the bucket where that is public, else from where browsers get it. */
export function addressForMeta(
  { MEDIA_STORAGE: storage, S3_PUBLIC_URL: bucket }: Pick<Env, "MEDIA_STORAGE" | "S3_PUBLIC_URL">,
  own: MediaAddressFor,
): MediaAddressFor {
  return storage === "s3" && bucket !== undefined ? (mediaId) => `${bucket}/${mediaId}` : own;
}
