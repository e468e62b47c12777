import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import * as container from "@/infrastructure/container";

/** @throws AppError `not_found` unless both parts of the address are right. */
export async function findPublicMedia(id: string, name: string): Promise<StoredMedia> {
  const media = await container.mediaStore().find(id);
  const named = name === media?.name || name === container.NAME_IN_POSTS;
  if (media === null || !named) throw new AppError("not_found", "No such media here");
  return media;
}

/** @throws AppError `not_found` when the file was deleted since it was found. */
export async function openMedia(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
  const stream = await container.mediaStore().open(id, range);
  if (stream === null) throw new AppError("not_found", "No such media here");
  return stream;
}
