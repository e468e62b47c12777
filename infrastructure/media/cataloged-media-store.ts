import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { ByteRange, MediaStore } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import type { MediaCatalog } from "@/infrastructure/repositories/social/media-catalog";

const UNFINISHED_AT_ONCE = 100;

/**
 * Facts in the catalog, bytes in whatever keeps bytes. A file is found once all of it is there. The catalog
 * knows of bytes before they come and until they are gone, so none are left behind, whatever dies when.
 */
export class CatalogedMediaStore implements MediaStore {
  constructor(
    private readonly catalog: MediaCatalog,
    private readonly blobs: BlobStore,
  ) {}

  async put(media: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<StoredMedia> {
    await this.catalog.announce(media);
    return await this.#orForget(media, async () => {
      const stored = await this.blobs.put(media.id, bytes, media.contentType);
      await this.catalog.confirm(media.id, stored);
      return { ...media, bytes: stored };
    });
  }

  async adopt(media: StoredMedia): Promise<StoredMedia> {
    await this.catalog.announce(media).catch(async (conflict: unknown) => {
      if (!(await this.catalog.isAnnounced(media))) throw conflict;
    });
    await this.blobs.setContentType(media.id, media.contentType);
    await this.catalog.confirm(media.id, media.bytes);
    return media;
  }

  find(id: string): Promise<StoredMedia | null> {
    return this.catalog.find(id);
  }

  async open(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const media = await this.catalog.find(id);
    return media === null || media.purgedAt !== null ? null : await this.blobs.open(id, range);
  }

  async delete(id: string): Promise<boolean> {
    return await this.#forgetFound(await this.catalog.retire(id));
  }

  async deleteUntouched(id: string, before: Date): Promise<boolean> {
    return await this.#forgetFound(await this.catalog.retire(id, before));
  }

  /** Named first and confirmed last: a picture that nothing names is one that never arrived. */
  async setThumbnail(id: string, thumbnail: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await this.catalog.announce(thumbnail);
    const before = await this.#orForget(thumbnail, async () => {
      const stored = await this.blobs.put(thumbnail.id, bytes, thumbnail.contentType);
      const media = await this.catalog.nameThumbnail(id, thumbnail.id);
      if (media === null) throw new AppError("not_found", "The file of this thumbnail is gone");
      await this.catalog.confirm(thumbnail.id, stored);
      return media.thumbnailId;
    });
    if (before !== null) await this.delete(before);
  }

  touch(ids: readonly string[], now: Date): Promise<readonly StoredMedia[]> {
    return this.catalog.touch(ids, now);
  }

  renditionsOf(originalIds: readonly string[]): Promise<readonly StoredMedia[]> {
    return this.catalog.renditionsOf(originalIds);
  }

  listUntouched(before: Date, limit: number): Promise<readonly StoredMedia[]> {
    return this.catalog.listUntouched(before, limit);
  }

  listEmptied(before: Date, limit: number): Promise<readonly StoredMedia[]> {
    return this.catalog.listEmptied(before, limit);
  }

  async dropBytes(id: string, before: Date, now: Date): Promise<boolean> {
    if (!(await this.catalog.beginEmptying(id, before, now))) return false;
    await this.#empty(id);
    return true;
  }

  async deleteUnfinished(before: Date): Promise<number> {
    const { leaving, emptying } = await this.catalog.listUnfinished(before, UNFINISHED_AT_ONCE);
    for (const media of leaving) await this.#forget(media);
    for (const { id } of emptying) await this.#empty(id);
    return leaving.length + emptying.length;
  }

  async #orForget<T>(media: StoredMedia, keep: () => Promise<T>): Promise<T> {
    try {
      return await keep();
    } catch (failure) {
      await this.#forget(media).catch(() => undefined);
      throw failure;
    }
  }

  async #forgetFound(media: StoredMedia | null): Promise<boolean> {
    if (media !== null) await this.#forget(media);
    return media !== null;
  }

  /** What nobody finds any more. */
  async #forget({ id, thumbnailId }: StoredMedia): Promise<void> {
    await this.blobs.delete(id);
    if (thumbnailId !== null) await this.delete(thumbnailId);
    await this.catalog.remove(id);
  }

  async #empty(id: string): Promise<void> {
    await this.blobs.delete(id);
    await this.catalog.endEmptying(id);
  }
}
