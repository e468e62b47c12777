import type { ServedMedia } from "@/app/media/answer-media";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import * as container from "@/infrastructure/container";

export { withBodyLength } from "@/infrastructure/container";

const NAMES = container.NAMES_IN_POSTS;

/**
 * Never the file that a picture was made of: it still says where and by whom it was taken.
 * @throws AppError `not_found` unless both parts of the address are right, and there is something to be had.
 */
export async function findPublicMedia(id: string, name: string): Promise<ServedMedia> {
  const media = await container.mediaStore().find(id);
  if (media?.purpose === "upload" && name === NAMES.thumbnail) return await thumbnailOf(media);
  const isNamed = name === media?.name || name === NAMES.image || name === NAMES.video;
  if (media === null || media.purpose === "original" || !isNamed || media.purgedAt !== null)
    throw nothingHere();
  return { file: media, isReplaceable: false };
}

/** While a photo has none, it stands for itself. */
async function thumbnailOf(media: StoredMedia): Promise<ServedMedia> {
  const { thumbnailId, type, purgedAt } = media;
  const thumbnail = thumbnailId === null ? null : await container.mediaStore().find(thumbnailId);
  const file = thumbnail ?? (type === "image" && purgedAt === null ? media : null);
  if (file === null) throw nothingHere();
  return { file, isReplaceable: true };
}

/** @throws AppError `not_found` when the file was deleted since it was found. */
export async function openMedia(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
  const stream = await container.mediaStore().open(id, range);
  if (stream === null) throw nothingHere();
  return stream;
}

function nothingHere(): AppError {
  return new AppError("not_found", "No such media here");
}
