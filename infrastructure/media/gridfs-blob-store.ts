import { Binary, type Collection, type Db } from "mongodb";
import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { inChunks } from "@/infrastructure/media/in-chunks";
import { webStream } from "@/infrastructure/media/web-stream";

const BUCKET = "social_media";
/** Within BSON's 16 MB, and few enough round trips for 300 MB. */
const CHUNK_BYTES = 1024 * 1024;

interface FileDocument {
  readonly _id: string;
  readonly length: number;
  readonly chunkSize: number;
  readonly uploadDate: Date;
  readonly filename: string;
  readonly metadata: { readonly contentType: string };
}

interface ChunkDocument {
  /** The file's id and the number: a chunk is found by its id alone, without a second index. */
  readonly _id: string;
  readonly files_id: string;
  readonly n: number;
  readonly data: Binary;
}

/**
 * Bytes in MongoDB, laid out as GridFS prescribes (files and numbered chunks), so that any GridFS tool reads
 * them. The driver's bucket is not used: it cannot go on with a file that broke off, and finds chunks by a
 * query that the embedded database answers by reading all of them (docs/decisions/0019).
 */
export class GridfsBlobStore implements BlobStore {
  readonly #db: () => Db;
  readonly #chunkBytes: number;

  constructor(db: () => Db, chunkBytes = CHUNK_BYTES) {
    this.#db = db;
    this.#chunkBytes = chunkBytes;
  }

  async put(key: string, bytes: AsyncIterable<Uint8Array>, contentType: string): Promise<number> {
    try {
      const size = await this.append(key, 0, bytes, async () => {});
      await this.complete(key, size, contentType);
      return size;
    } catch (failure) {
      await this.delete(key).catch(() => undefined);
      throw failure;
    }
  }

  async append(
    key: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    onStored: (end: number) => Promise<void>,
  ): Promise<number> {
    let n = Math.floor(offset / this.#chunkBytes);
    let end = n * this.#chunkBytes;
    const begun = offset > end ? (await this.#chunk(key, n)).subarray(0, offset - end) : new Uint8Array();
    for await (const chunk of inChunks(bytes, this.#chunkBytes, begun)) {
      const data = new Binary(chunk);
      await this.#chunks.replaceOne({ _id: chunkId(key, n) }, { files_id: key, n, data }, { upsert: true });
      n += 1;
      end += chunk.byteLength;
      await onStored(end);
    }
    return Math.max(end, offset);
  }

  async complete(key: string, size: number, contentType: string): Promise<void> {
    await this.#files.replaceOne(
      { _id: key },
      {
        length: size,
        chunkSize: this.#chunkBytes,
        uploadDate: new Date(),
        filename: key,
        metadata: { contentType },
      },
      { upsert: true },
    );
  }

  async setContentType(key: string, contentType: string): Promise<void> {
    await this.#files.updateOne({ _id: key }, { $set: { metadata: { contentType } } });
  }

  async open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const file = await this.#files.findOne({ _id: key });
    if (file === null) return null;
    const { start, end } = range ?? { start: 0, end: file.length - 1 };
    return webStream(this.#read(file, start, Math.min(end, file.length - 1)));
  }

  /** The file first: what cannot be opened may lose its chunks. Unfinished ones are followed to their end. */
  async delete(key: string): Promise<boolean> {
    const isFinished = (await this.#files.deleteOne({ _id: key })).deletedCount === 1;
    let n = 0;
    while ((await this.#chunks.deleteOne({ _id: chunkId(key, n) })).deletedCount === 1) n += 1;
    return isFinished || n > 0;
  }

  async *#read(
    { _id: key, chunkSize }: FileDocument,
    start: number,
    end: number,
  ): AsyncGenerator<Uint8Array> {
    for (let at = start; at <= end; ) {
      const n = Math.floor(at / chunkSize);
      const from = at - n * chunkSize;
      const piece = (await this.#chunk(key, n)).subarray(from, from + end - at + 1);
      if (piece.byteLength === 0) throw new Error(`Chunk ${n} of a stored file is missing`);
      yield piece;
      at += piece.byteLength;
    }
  }

  async #chunk(key: string, n: number): Promise<Uint8Array> {
    const found = await this.#chunks.findOne({ _id: chunkId(key, n) });
    return found?.data.value() ?? new Uint8Array();
  }

  get #files(): Collection<FileDocument> {
    return this.#db().collection<FileDocument>(`${BUCKET}.files`);
  }

  get #chunks(): Collection<ChunkDocument> {
    return this.#db().collection<ChunkDocument>(`${BUCKET}.chunks`);
  }
}

function chunkId(key: string, n: number): string {
  return `${key}:${n}`;
}
