import type { Collection, Db } from "mongodb";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";
import { publishingQuotas } from "@/infrastructure/database/mongo";
import {
  accountRestDocument,
  type PublishingQuotaDocument,
  publishingQuotaDocument,
} from "@/infrastructure/repositories/social/publishing-quota-document";
import { isDuplicateKey, repeatOnDuplicate } from "@/infrastructure/repositories/social/settle-write";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";

export class MongoPublishingQuotaStore implements PublishingQuotaStore {
  readonly #quotas: Collection<PublishingQuotaDocument>;
  readonly #reader: DocumentReader<typeof publishingQuotaDocument>;
  readonly #restReader: DocumentReader<typeof accountRestDocument>;

  constructor(db: Db, onUnreadable?: OnUnreadable) {
    this.#quotas = publishingQuotas(db);
    this.#reader = new DocumentReader(this.#quotas.collectionName, publishingQuotaDocument, onUnreadable);
    this.#restReader = new DocumentReader(this.#quotas.collectionName, accountRestDocument, onUnreadable);
  }

  async get(channelId: string): Promise<PublishingQuota | null> {
    const found = await this.#quotas.findOne({ _id: channelId });
    const document = found && this.#reader.read(found);
    return document && quotaFrom(document);
  }

  async getAll(channelIds: readonly string[]): Promise<ReadonlyMap<string, PublishingQuota>> {
    const found = await this.#findAll(channelIds);
    return new Map(
      this.#reader.readAll(found).flatMap((document) => {
        const quota = quotaFrom(document);
        return quota === null ? [] : [[document._id, quota] as const];
      }),
    );
  }

  /** Where the last question is too young the upsert finds nothing and collides with the document itself. */
  async takeReading(channelId: string, now: Date, olderThan: Date): Promise<boolean> {
    const isOld = { $not: { $gt: olderThan } };
    const due = { _id: channelId, askedAt: isOld, readAt: isOld };
    return await this.#quotas.updateOne(due, { $set: { askedAt: now } }, { upsert: true }).then(
      () => true,
      (error: unknown) => {
        if (isDuplicateKey(error)) return false;
        throw error;
      },
    );
  }

  async put(channelId: string, reading: Omit<PublishingQuota, "refusedAt">): Promise<void> {
    const { used, total, readAt } = reading;
    const update = { $set: { used, total, readAt }, $unset: { refusedAt: "" } } as const;
    await repeatOnDuplicate(() => this.#quotas.updateOne({ _id: channelId }, update, { upsert: true }));
  }

  async noteRefusal(channelId: string, refusedAt: Date): Promise<void> {
    await this.#quotas.updateOne({ _id: channelId, readAt: { $exists: true } }, { $set: { refusedAt } });
  }

  async countSend(channelId: string): Promise<void> {
    // A number alone can be counted up.
    const read = { _id: channelId, readAt: { $exists: true }, used: { $gte: 0 } };
    await this.#quotas.updateOne(read, { $inc: { used: 1 }, $unset: { refusedAt: "" } });
  }

  async rest(channelId: string, until: Date): Promise<void> {
    const update = { $set: { restUntil: until } };
    await repeatOnDuplicate(() => this.#quotas.updateOne({ _id: channelId }, update, { upsert: true }));
  }

  async restsUntil(channelIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const found = await this.#findAll(channelIds);
    return new Map(
      this.#restReader
        .readAll(found)
        .flatMap(({ _id, restUntil }) => (restUntil === undefined ? [] : [[_id, restUntil] as const])),
    );
  }

  /** The embedded database has an index for one id, and none for several. */
  async #findAll(channelIds: readonly string[]): Promise<PublishingQuotaDocument[]> {
    const [first, ...others] = channelIds;
    if (first === undefined) return [];
    const _id = others.length === 0 ? first : { $in: [first, ...others] };
    return await this.#quotas.find({ _id }).toArray();
  }
}

function quotaFrom({ used, total, readAt, refusedAt }: PublishingQuotaDocument): PublishingQuota | null {
  if (used === undefined || total === undefined || readAt === undefined) return null;
  return { used, total, readAt, ...(refusedAt === undefined ? {} : { refusedAt }) };
}
