import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";

/** An upload in memory that counts what is read of it. */
export class MemoryFile implements ArrivedFile {
  readonly blobKey = null;
  readonly stem = "film";
  readonly originalName = "Film.mov";
  bytesRead = 0;

  constructor(private readonly content: Uint8Array) {}

  get bytes(): number {
    return this.content.byteLength;
  }

  async read({ start, end }: ByteRange): Promise<Uint8Array> {
    const part = this.content.slice(start, end + 1);
    this.bytesRead += part.byteLength;
    return part;
  }

  async *stream(range: ByteRange = { start: 0, end: this.bytes - 1 }): AsyncGenerator<Uint8Array> {
    const step = 64 * 1024;
    for (let at = range.start; at <= range.end; at += step)
      yield this.content.slice(at, Math.min(at + step, range.end + 1));
  }

  withPath<T>(): Promise<T> {
    throw new Error("This file has no path");
  }
}
