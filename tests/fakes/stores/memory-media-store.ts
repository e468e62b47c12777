import type { ByteRange, MediaStore } from "@/core/application/interfaces/social/media-store";
import type { StoredMedia } from "@/core/domain/marketing/media";

interface StoredFile {
  readonly media: StoredMedia;
  readonly content: Uint8Array;
}

export class MemoryMediaStore implements MediaStore {
  readonly #files = new Map<string, StoredFile>();

  async put(media: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<StoredMedia> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    this.#files.set(media.id, { media, content: Buffer.concat(chunks) });
    return media;
  }

  async find(id: string): Promise<StoredMedia | null> {
    return this.#files.get(id)?.media ?? null;
  }

  async open(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const file = this.#files.get(id);
    if (file === undefined) return null;
    const content = range ? file.content.slice(range.start, range.end + 1) : file.content;
    return new ReadableStream({
      start(controller) {
        if (content.length > 0) controller.enqueue(new Uint8Array(content));
        controller.close();
      },
    });
  }

  async delete(id: string): Promise<boolean> {
    return this.#files.delete(id);
  }
}
