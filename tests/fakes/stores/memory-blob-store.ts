import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { ByteRange } from "@/core/application/interfaces/social/media-store";

interface Blob {
  readonly content: Buffer;
  readonly isFinished: boolean;
}

export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<string, Blob>();

  async put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    this.#blobs.set(key, { content, isFinished: true });
    return content.length;
  }

  async append(
    key: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    onStored: (end: number) => Promise<void>,
  ): Promise<number> {
    let content = (this.#blobs.get(key)?.content ?? Buffer.alloc(0)).subarray(0, offset);
    for await (const chunk of bytes) {
      content = Buffer.concat([content, chunk]);
      this.#blobs.set(key, { content, isFinished: false });
      await onStored(content.length);
    }
    return content.length;
  }

  async complete(key: string, size: number): Promise<void> {
    const content = this.#blobs.get(key)?.content ?? Buffer.alloc(0);
    this.#blobs.set(key, { content: content.subarray(0, size), isFinished: true });
  }

  async setContentType(): Promise<void> {}

  async open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const blob = this.#blobs.get(key);
    if (!blob?.isFinished) return null;
    const content = range ? blob.content.subarray(range.start, range.end + 1) : blob.content;
    return new ReadableStream({
      start(controller) {
        if (content.length > 0) controller.enqueue(new Uint8Array(content));
        controller.close();
      },
    });
  }

  async delete(key: string): Promise<boolean> {
    return this.#blobs.delete(key);
  }
}
