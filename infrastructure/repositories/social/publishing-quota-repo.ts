import type { Collection, Db } from "mongodb";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { PublishingQuota } from "@/core/domain/marketing/publishing-quota";
import { publishingQuotas } from "@/infrastructure/database/mongo";
import {
  type PublishingQuotaDocument,
  publishingQuotaDocument,
} from "@/infrastructure/repositories/social/publishing-quota-document";
import { isDuplicateKey, repeatOnDuplicate } from "@/infrastructure/repositories/social/settle-write";

export class MongoPublishingQuotaStore implements PublishingQuotaStore {
  readonly #quotas: Collection<PublishingQuotaDocument>;

  constructor(db: Db) {
    this.#quotas = publishingQuotas(db);
  }

  async get(channelId: string): Promise<PublishingQuota | null> {
    const found = await this.#quotas.findOne({ _id: channelId });
    return found && quotaFrom(found);
  }

  async getAll(channelIds: readonly string[]): Promise<ReadonlyMap<string, PublishingQuota>> {
    const found = await this.#quotas.find({ _id: { $in: [...channelIds] } }).toArray();
    return new Map(
      found.flatMap((document) => {
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

  async put(channelId: string, { used, total, readAt }: PublishingQuota): Promise<void> {
    await repeatOnDuplicate(() =>
      this.#quotas.updateOne({ _id: channelId }, { $set: { used, total, readAt } }, { upsert: true }),
    );
  }

  async countSend(channelId: string): Promise<void> {
    await this.#quotas.updateOne({ _id: channelId, readAt: { $exists: true } }, { $inc: { used: 1 } });
  }
}

function quotaFrom(found: unknown): PublishingQuota | null {
  const { used, total, readAt } = publishingQuotaDocument.parse(found);
  return used === undefined || total === undefined || readAt === undefined ? null : { used, total, readAt };
}
