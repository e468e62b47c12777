import type { Collection, Db, UpdateFilter } from "mongodb";
import type { PlatformOutcomeStore } from "@/core/application/interfaces/social/platform-outcome-store";
import {
  type AccountOutcomes,
  type CallOutcome,
  HEARD_WITHIN_MS,
} from "@/core/domain/marketing/platform-trouble";
import { platformOutcomes } from "@/infrastructure/database/mongo";
import {
  type PlatformOutcomeDocument,
  platformOutcomeDocument,
} from "@/infrastructure/repositories/social/platform-outcome-document";
import { isDuplicateKey } from "@/infrastructure/repositories/social/settle-write";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";

export class MongoPlatformOutcomeStore implements PlatformOutcomeStore {
  readonly #outcomes: Collection<PlatformOutcomeDocument>;
  readonly #reader: DocumentReader<typeof platformOutcomeDocument>;

  constructor(db: Db, onUnreadable?: OnUnreadable) {
    this.#outcomes = platformOutcomes(db);
    this.#reader = new DocumentReader(this.#outcomes.collectionName, platformOutcomeDocument, onUnreadable);
  }

  /** Where something newer is known the upsert finds nothing and collides with the document itself. */
  async note(account: string, outcome: CallOutcome, at: Date): Promise<void> {
    const notNewer = { _id: account, heardAt: { $not: { $gt: at } } };
    const write = () => this.#outcomes.updateOne(notNewer, changeFor(outcome, at), { upsert: true });
    // The first collision may be with another's first note, which is not newer for that.
    await write().catch(async (error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      await write().catch((again: unknown) => {
        if (!isDuplicateKey(again)) throw again;
      });
    });
  }

  async heardSince(since: Date): Promise<readonly AccountOutcomes[]> {
    const found = await this.#outcomes.find({ heardAt: { $gte: since } }).toArray();
    return this.#reader.readAll(found).map(outcomesFrom);
  }

  async purgeExpired(now: Date): Promise<number> {
    const before = new Date(now.getTime() - HEARD_WITHIN_MS);
    const { deletedCount } = await this.#outcomes.deleteMany({ heardAt: { $lt: before } });
    return deletedCount;
  }
}

function changeFor(outcome: CallOutcome, at: Date): UpdateFilter<PlatformOutcomeDocument> {
  return outcome === "answered"
    ? { $set: { heardAt: at, answeredAt: at, outagesInRow: 0 }, $unset: { outagesSince: "" } }
    : { $set: { heardAt: at, outageAt: at }, $inc: { outagesInRow: 1 }, $min: { outagesSince: at } };
}

function outcomesFrom(document: PlatformOutcomeDocument): AccountOutcomes {
  const { _id, answeredAt, outageAt, outagesInRow, outagesSince } = document;
  return {
    account: _id,
    answeredAt: answeredAt ?? null,
    outageAt: outageAt ?? null,
    outagesInRow,
    outagesSince: outagesSince ?? null,
  };
}
