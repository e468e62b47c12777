import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { inChunks } from "@/infrastructure/media/in-chunks";
import type { S3Bucket, UploadedPart } from "@/infrastructure/media/s3-bucket";
import { PART_BYTES, S3Unfinished } from "@/infrastructure/media/s3-unfinished";

/** Bytes in a bucket: one object for each blob, its key the object's (docs/decisions/0020). */
export class S3BlobStore implements BlobStore {
  readonly #bucket: S3Bucket;

  constructor(bucket: S3Bucket) {
    this.#bucket = bucket;
  }

  /** Small ones in one request, larger ones in parts: one part is in memory at a time. */
  async put(key: string, bytes: AsyncIterable<Uint8Array>, contentType: string): Promise<number> {
    let size = 0;
    let small: Uint8Array = new Uint8Array();
    let uploadId: string | null = null;
    const parts: UploadedPart[] = [];
    try {
      for await (const chunk of inChunks(bytes, PART_BYTES)) {
        size += chunk.byteLength;
        if (size < PART_BYTES) {
          small = chunk;
          continue;
        }
        uploadId ??= await this.#bucket.beginUpload(key, contentType);
        parts.push(await this.#bucket.uploadPart(key, uploadId, parts.length + 1, chunk));
      }
      if (uploadId === null) await this.#bucket.put(key, small, contentType);
      else await this.#bucket.finishUpload(key, uploadId, parts);
      return size;
    } catch (failure) {
      if (uploadId !== null) await this.#bucket.abortUpload(key, uploadId).catch(() => undefined);
      throw failure;
    }
  }

  append(
    key: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    onStored: (end: number) => Promise<void>,
  ): Promise<number> {
    return new S3Unfinished(this.#bucket, key).append(offset, bytes, onStored);
  }

  /** Again, after a crash or a lost answer: what is there is left as it is. */
  async complete(key: string, size: number, contentType: string): Promise<void> {
    const unfinished = new S3Unfinished(this.#bucket, key);
    if ((await this.#bucket.sizeOf(key)) !== size) await unfinished.assemble(size, contentType);
    await unfinished.remove();
  }

  setContentType(key: string, contentType: string): Promise<void> {
    return this.#bucket.setContentType(key, contentType);
  }

  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    return this.#bucket.open(key, range);
  }

  /** The object first: what cannot be opened may lose its parts. */
  async delete(key: string): Promise<boolean> {
    const isFinished = (await this.#bucket.sizeOf(key)) !== null;
    if (isFinished) await this.#bucket.remove(key);
    const wasUnfinished = await new S3Unfinished(this.#bucket, key).remove();
    return isFinished || wasUnfinished;
  }
}
