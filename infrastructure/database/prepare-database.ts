import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "mongodb";
import type { Logger } from "@/core/application/interfaces/logger";
import { ensureIndexes } from "@/infrastructure/database/indexes";

const TRY_AGAIN_MS = 3_000;

/** Resolves once the indexes exist; a database that is away is waited for, so that the order of starts does not matter. */
export async function prepareDatabase(db: () => Db, logger: Logger): Promise<void> {
  for (;;) {
    try {
      await ensureIndexes(db());
      return logger.info("indexes_ready");
    } catch (error) {
      logger.warn("database_not_ready", { error: error instanceof Error ? error.name : typeof error });
      // A client whose first connect failed stays closed; closed properly, it connects anew.
      await db()
        .client.close()
        .catch(() => undefined);
      await sleep(TRY_AGAIN_MS);
    }
  }
}
