import type { Collection, Db } from "mongodb";
import type { WorkerRegister } from "@/core/application/interfaces/worker-register";
import { workers } from "@/infrastructure/database/mongo";
import { repeatOnDuplicate } from "@/infrastructure/repositories/social/settle-write";
import type { WorkerDocument } from "@/infrastructure/repositories/social/worker-document";

export class MongoWorkerRegister implements WorkerRegister {
  readonly #workers: Collection<WorkerDocument>;

  constructor(db: Db) {
    this.#workers = workers(db);
  }

  async beat(workerId: string, now: Date): Promise<void> {
    await repeatOnDuplicate(() =>
      this.#workers.updateOne({ _id: workerId }, { $set: { beatAt: now } }, { upsert: true }),
    );
  }

  async leave(workerId: string): Promise<void> {
    await this.#workers.deleteOne({ _id: workerId });
  }

  async newestBeat(): Promise<Date | null> {
    // Compared with a date, what is none is nothing.
    const newest = await this.#workers.findOne({ beatAt: { $gte: new Date(0) } }, { sort: { beatAt: -1 } });
    return newest?.beatAt ?? null;
  }

  async purgeOlderThan(before: Date): Promise<number> {
    const { deletedCount } = await this.#workers.deleteMany({ beatAt: { $lt: before } });
    return deletedCount;
  }
}
