import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { ReadAhead } from "@/infrastructure/media/read-ahead";
import { withTemporaryFolder } from "@/infrastructure/media/temporary-folder";

/** An upload that arrived straight in the blob store, finished there. */
export class BlobFile implements ArrivedFile {
  readonly #ahead: ReadAhead;

  constructor(
    private readonly blobs: BlobStore,
    readonly blobKey: string,
    readonly stem: string,
    readonly bytes: number,
    readonly originalName: string | null = null,
  ) {
    this.#ahead = new ReadAhead(bytes, (range) => this.#fetch(range));
  }

  read(range: ByteRange): Promise<Uint8Array> {
    return this.#ahead.read(range);
  }

  async *stream(range?: ByteRange): AsyncGenerator<Uint8Array> {
    const bytes = await this.blobs.open(this.blobKey, range);
    if (bytes === null) throw new Error("The blob of an upload is gone");
    yield* bytes;
  }

  /** By a copy in a temporary file. */
  withPath<T>(use: (path: string) => Promise<T>): Promise<T> {
    return withTemporaryFolder(async (folder) => {
      const path = join(folder, "file");
      await pipeline(this.stream(), createWriteStream(path, { flags: "wx" }));
      return await use(path);
    });
  }

  async #fetch({ start, end }: ByteRange): Promise<Uint8Array> {
    const part = new Uint8Array(end + 1 - start);
    let filled = 0;
    for await (const chunk of this.stream({ start, end })) {
      part.set(chunk, filled);
      filled += chunk.byteLength;
    }
    return part.subarray(0, filled);
  }
}
