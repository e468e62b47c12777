import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PostingMedia } from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import type { InstagramAccount } from "@/infrastructure/adapters/external/social/posting/instagram-account";

export type Uploads = Pick<MediaStore, "find" | "open">;

/**
 * Gives a container the bytes that it waits for, as they come out of the store (graph-api.md §3.2). Does
 * nothing for media that Meta fetches. A container whose bytes never came is never published, and gone after a day.
 * @throws AppError what the platform said; `media_rejected` when the upload is gone
 */
export async function sendUpload(
  account: InstagramAccount,
  uploads: Uploads,
  containerId: string,
  item: PostingMedia | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const mediaId = item?.upload ?? null;
  if (mediaId === null) return;
  const [media, body] = await Promise.all([uploads.find(mediaId), uploads.open(mediaId)]);
  if (media === null || body === null) {
    const details = { reason: "media_unreachable", remedy: "stop" } as const;
    throw new AppError("media_rejected", "The upload is no longer stored", details);
  }
  await account.graph.upload(account.upload(containerId, { bytes: media.bytes, body, signal }));
}
