import { pipeline } from "node:stream/promises";
import { type Db, type Document, GridFSBucket, type ObjectId } from "mongodb";
import type { ByteRange, MediaStore } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { webStream } from "@/infrastructure/media/web-stream";

const BUCKET = "social_media";

interface MediaFile {
  readonly _id: string;
  readonly length: number;
  readonly metadata: Omit<StoredMedia, "id" | "bytes">;
}

/** Uploads in GridFS, under the ids that the caller chose. */
export class GridfsMediaStore implements MediaStore {
  readonly #db: () => Db;

  constructor(db: () => Db) {
    this.#db = db;
  }

  /** @throws AppError `conflict` when the id is taken; nothing of the older file is touched. */
  async put(media: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<StoredMedia> {
    const { id, bytes: _announced, ...metadata } = media;
    if ((await this.find(id)) !== null) throw new AppError("conflict", "This media id is taken");
    const upload = this.#bucket().openUploadStreamWithId(fileId(id), media.name, { metadata });
    await pipeline(bytes, upload).catch(async (failure: unknown) => {
      await upload.abort().catch(() => undefined);
      throw failure;
    });
    return { ...media, bytes: upload.length };
  }

  async find(id: string): Promise<StoredMedia | null> {
    const file = await this.#db().collection<MediaFile>(`${BUCKET}.files`).findOne({ _id: id });
    if (file === null) return null;
    const { ownerId, name, type, contentType, width, height, durationMs, createdAt } = file.metadata;
    return { id, ownerId, name, type, contentType, width, height, bytes: file.length, durationMs, createdAt };
  }

  async open(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    if ((await this.find(id)) === null) return null;
    const part = range === undefined ? {} : { start: range.start, end: range.end + 1 };
    return webStream(this.#bucket().openDownloadStream(fileId(id), part));
  }

  async delete(id: string): Promise<boolean> {
    const { deletedCount } = await this.#db().collection<MediaFile>(`${BUCKET}.files`).deleteOne({ _id: id });
    await this.#db().collection(`${BUCKET}.chunks`).deleteMany({ files_id: id });
    return deletedCount === 1;
  }

  #bucket(): GridFSBucket {
    return new GridFSBucket(this.#db(), { bucketName: BUCKET });
  }
}

/** GridFS takes any value as an id; only the driver's types insist on an ObjectId. */
function fileId(id: string): ObjectId {
  const holder: Document = { id };
  return holder.id;
}
