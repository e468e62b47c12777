import type { ByteRange, MediaStore } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { MemoryBlobStore } from "./memory-blob-store";

interface Entry {
  media: StoredMedia;
  touchedAt: Date;
}

export class MemoryMediaStore implements MediaStore {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly blobs = new MemoryBlobStore()) {}

  async put(media: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<StoredMedia> {
    if (this.#entries.has(media.id)) throw new AppError("conflict", "This media id is taken");
    const stored = await this.blobs.put(media.id, bytes);
    return await this.adopt({ ...media, bytes: stored });
  }

  async adopt(media: StoredMedia): Promise<StoredMedia> {
    const known = await this.find(media.id);
    if (known?.ownerId === media.ownerId) return known;
    if (known !== null) throw new AppError("conflict", "This media id is taken");
    this.#entries.set(media.id, { media, touchedAt: media.createdAt });
    return media;
  }

  async find(id: string): Promise<StoredMedia | null> {
    return this.#entries.get(id)?.media ?? null;
  }

  async open(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    const media = await this.find(id);
    return media === null || media.purgedAt !== null ? null : await this.blobs.open(id, range);
  }

  async delete(id: string): Promise<boolean> {
    const media = await this.find(id);
    if (media === null) return false;
    this.#entries.delete(id);
    await this.blobs.delete(id);
    if (media.thumbnailId !== null) await this.delete(media.thumbnailId);
    return true;
  }

  async deleteUntouched(id: string, before: Date): Promise<boolean> {
    return this.#isUntouched(id, before) && (await this.delete(id));
  }

  async setThumbnail(id: string, thumbnail: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const media = await this.find(id);
    if (media === null) throw new AppError("not_found", "The file of this thumbnail is gone");
    await this.put(thumbnail, bytes);
    this.#change(id, { thumbnailId: thumbnail.id });
    if (media.thumbnailId !== null) await this.delete(media.thumbnailId);
  }

  async touch(ids: readonly string[], now: Date): Promise<readonly StoredMedia[]> {
    const wanted = ids.flatMap((id) => this.#entries.get(id) ?? []);
    for (const entry of wanted) entry.touchedAt = now;
    return wanted.map(({ media }) => media).filter(({ purgedAt }) => purgedAt === null);
  }

  async renditionsOf(originalIds: readonly string[]): Promise<readonly StoredMedia[]> {
    return [...this.#entries.values()]
      .map(({ media }) => media)
      .filter(
        ({ rendition, purgedAt }) => rendition && originalIds.includes(rendition.originalId) && !purgedAt,
      );
  }

  async listUntouched(before: Date, limit: number): Promise<readonly StoredMedia[]> {
    const untouched = this.#untouched(before).filter(
      ({ purpose, purgedAt }) => purpose !== "thumbnail" && purgedAt === null,
    );
    return untouched.slice(0, limit);
  }

  async listEmptied(before: Date, limit: number): Promise<readonly StoredMedia[]> {
    const emptied = this.#untouched(before).filter(({ purgedAt }) => purgedAt !== null);
    return emptied.slice(0, limit);
  }

  async dropBytes(id: string, before: Date, now: Date): Promise<boolean> {
    if (!this.#isUntouched(id, before) || (await this.find(id))?.purgedAt !== null) return false;
    this.#change(id, { purgedAt: now });
    await this.touch([id], now);
    await this.blobs.delete(id);
    return true;
  }

  /** Here everything is finished or gone. */
  async deleteUnfinished(): Promise<number> {
    return 0;
  }

  #isUntouched(id: string, before: Date): boolean {
    const touchedAt = this.#entries.get(id)?.touchedAt;
    return touchedAt !== undefined && touchedAt < before;
  }

  /** Longest first. */
  #untouched(before: Date): readonly StoredMedia[] {
    return [...this.#entries.values()]
      .filter(({ touchedAt }) => touchedAt < before)
      .sort((one, other) => one.touchedAt.getTime() - other.touchedAt.getTime())
      .map(({ media }) => media);
  }

  #change(id: string, fields: Partial<StoredMedia>): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) entry.media = { ...entry.media, ...fields };
  }
}
