import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "mongodb";
import { errorFacts } from "@/core/application/error-facts";
import type { Logger } from "@/core/application/interfaces/logger";
import { ensureIndexes } from "@/infrastructure/database/indexes";

const TRY_AGAIN_MS = 3_000;

/** Resolves once the indexes exist; a database that is away is waited for, so that the order of starts does not matter. */
export async function prepareDatabase(db: () => Db, logger: Logger): Promise<void> {
  for (;;) {
    try {
      // A client whose first connect failed does not try again unless it is asked to, and one that was closed never
      // works again.
      await db().client.connect();
      await ensureIndexes(db());
      return logger.info("indexes_ready");
    } catch (error) {
      logger.warn("database_not_ready", errorFacts(error));
      await sleep(TRY_AGAIN_MS);
    }
  }
}
