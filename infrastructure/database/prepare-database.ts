import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "mongodb";
import { errorFacts } from "@/core/application/error-facts";
import type { Logger } from "@/core/application/interfaces/logger";
import { ensureIndexes } from "@/infrastructure/database/indexes";

const TRY_AGAIN_MS = 3_000;

/**
 * Resolves once the indexes exist; a database that is away is waited for, so that the order of starts does not matter.
 * They are made through a client of their own, `apart`: a connection that breaks on the way ends every request that
 * waits for one of the same client.
 */
export async function prepareDatabase(db: () => Db, apart: () => Db, logger: Logger): Promise<void> {
  for (;;) {
    try {
      // A client whose first connect failed does not try again unless it is asked to, and one that was closed never
      // works again.
      await db().client.connect();
      await makeIndexes(apart());
      return logger.info("indexes_ready");
    } catch (error) {
      logger.warn("database_not_ready", errorFacts(error));
      await sleep(TRY_AGAIN_MS);
    }
  }
}

async function makeIndexes(own: Db): Promise<void> {
  try {
    await ensureIndexes(own);
  } finally {
    await own.client.close();
  }
}
