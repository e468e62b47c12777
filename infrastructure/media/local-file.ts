import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";
import { ReadAhead } from "@/infrastructure/media/read-ahead";

/** As a stream reads. */
const WINDOW_BYTES = 64 * 1024;

/** An upload that waits in a temporary file; whoever made the file removes it. */
export class LocalFile implements ArrivedFile {
  readonly blobKey = null;

  readonly #ahead: ReadAhead;

  constructor(
    private readonly path: string,
    readonly stem: string,
    readonly bytes: number,
    readonly originalName: string | null = null,
  ) {
    this.#ahead = new ReadAhead(bytes, (range) => this.#fetch(range), WINDOW_BYTES);
  }

  read(range: ByteRange): Promise<Uint8Array> {
    return this.#ahead.read(range);
  }

  stream(range?: ByteRange): AsyncIterable<Uint8Array> {
    return createReadStream(this.path, range);
  }

  async withPath<T>(use: (path: string) => Promise<T>): Promise<T> {
    return await use(this.path);
  }

  async #fetch({ start, end }: ByteRange): Promise<Uint8Array> {
    const file = await open(this.path);
    try {
      const buffer = new Uint8Array(end + 1 - start);
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
}
