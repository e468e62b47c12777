import type { Collection, Db, Filter } from "mongodb";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { mediaFiles } from "@/infrastructure/database/mongo";
import {
  type MediaDocument,
  mediaDocument,
  toDocument,
  toMedia,
} from "@/infrastructure/repositories/social/media-document";
import { isDuplicateKey } from "@/infrastructure/repositories/social/settle-write";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";

const FOUND: Pick<Filter<MediaDocument>, "state"> = { state: { $in: ["stored", "emptying"] } };

/**
 * What is known of each stored file; the bytes are elsewhere. Every change is one atomic update. What cannot be
 * read is not found, and is left as it is.
 */
export class MediaCatalog {
  readonly #db: () => Db;
  readonly #reader: DocumentReader<typeof mediaDocument>;

  constructor(db: () => Db, onUnreadable?: OnUnreadable) {
    this.#db = db;
    this.#reader = new DocumentReader("social_media_files", mediaDocument, onUnreadable);
  }

  /** @throws AppError `conflict` when the id is taken */
  async announce(media: StoredMedia): Promise<void> {
    await this.#files.insertOne(toDocument(media, "arriving")).catch((error: unknown) => {
      throw isDuplicateKey(error) ? new AppError("conflict", "This media id is taken") : error;
    });
  }

  async isAnnounced({ id, ownerId }: Pick<StoredMedia, "id" | "ownerId">): Promise<boolean> {
    return (await this.#files.findOne({ _id: id, ownerId, state: { $ne: "leaving" } })) !== null;
  }

  async confirm(id: string, bytes: number): Promise<void> {
    await this.#files.updateOne({ _id: id }, { $set: { state: "stored", bytes } });
  }

  async find(id: string): Promise<StoredMedia | null> {
    return this.#mediaFrom(await this.#files.findOne({ _id: id, ...FOUND }));
  }

  /** From now on nobody finds it; with `before` only if nobody touched it since. Null: it was not done. */
  async retire(id: string, before?: Date): Promise<StoredMedia | null> {
    const known = { _id: id, ...FOUND, ...(before && { touchedAt: { $lt: before } }) };
    return this.#mediaFrom(await this.#files.findOneAndUpdate(known, { $set: { state: "leaving" } }));
  }

  /** The last word on a file whose bytes are gone. */
  async remove(id: string): Promise<void> {
    await this.#files.deleteOne({ _id: id });
  }

  /** Answers the file as it was before. */
  async nameThumbnail(id: string, thumbnailId: string): Promise<StoredMedia | null> {
    return this.#mediaFrom(
      await this.#files.findOneAndUpdate({ _id: id, ...FOUND }, { $set: { thumbnailId } }),
    );
  }

  /** Says that the bytes go, unless somebody touched the file since `before`. */
  async beginEmptying(id: string, before: Date, now: Date): Promise<boolean> {
    const full = { _id: id, state: "stored", purgedAt: null, touchedAt: { $lt: before } } as const;
    const emptying = { state: "emptying", purgedAt: now, touchedAt: now } as const;
    return (await this.#files.updateOne(full, { $set: emptying })).matchedCount === 1;
  }

  async endEmptying(id: string): Promise<void> {
    await this.#files.updateOne({ _id: id, state: "emptying" }, { $set: { state: "stored" } });
  }

  /** Answers those that have their bytes. */
  async touch(ids: readonly string[], now: Date): Promise<StoredMedia[]> {
    const touched = ids.map((_id) =>
      this.#files.findOneAndUpdate(
        { _id, ...FOUND },
        { $set: { touchedAt: now } },
        { returnDocument: "after" },
      ),
    );
    const there = (await Promise.all(touched)).flatMap((found) => this.#mediaFrom(found) ?? []);
    return there.filter(({ purgedAt }) => purgedAt === null);
  }

  async renditionsOf(originalIds: readonly string[]): Promise<StoredMedia[]> {
    const made = {
      "rendition.originalId": { $in: [...originalIds] },
      state: "stored",
      purgedAt: null,
    } as const;
    return (await this.#files.find(made).toArray()).map(toMedia);
  }

  async listUntouched(before: Date, limit: number): Promise<StoredMedia[]> {
    const purpose = { $in: ["upload", "avatar", "original"] as const };
    return await this.#listStored({ purpose, purgedAt: null, touchedAt: { $lt: before } }, limit);
  }

  async listEmptied(before: Date, limit: number): Promise<StoredMedia[]> {
    return await this.#listStored({ purgedAt: { $ne: null }, touchedAt: { $lt: before } }, limit);
  }

  /** What began to come or to go before `before`, and was left at that. */
  async listUnfinished(
    before: Date,
    limit: number,
  ): Promise<{ readonly leaving: StoredMedia[]; readonly emptying: StoredMedia[] }> {
    const touchedAt = { $lt: before };
    const [leaving, emptying] = await Promise.all([
      this.#list({ state: { $in: ["arriving", "leaving"] }, touchedAt }, limit),
      this.#list({ state: "emptying", touchedAt }, limit),
    ]);
    return { leaving, emptying };
  }

  async #listStored(filter: Filter<MediaDocument>, limit: number): Promise<StoredMedia[]> {
    return await this.#list({ state: "stored", ...filter }, limit);
  }

  async #list(filter: Filter<MediaDocument>, limit: number): Promise<StoredMedia[]> {
    const readable: StoredMedia[] = [];
    // One by one: those that cannot be read would fill the limit and keep all others from their turn.
    for await (const found of this.#files.find(filter).sort({ touchedAt: 1 }).batchSize(limit)) {
      const media = this.#mediaFrom(found);
      if (media !== null) readable.push(media);
      if (readable.length === limit) break;
    }
    return readable;
  }

  #mediaFrom(found: MediaDocument | null): StoredMedia | null {
    const document = found && this.#reader.read(found);
    return document && toMedia(document);
  }

  get #files(): Collection<MediaDocument> {
    return mediaFiles(this.#db());
  }
}
