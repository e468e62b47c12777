import { errorFacts, logger, publishLoop } from "@/infrastructure/container";
import { closeDatabase } from "@/infrastructure/database/mongo";
import { prepareDatabase } from "@/infrastructure/database/prepare-database";
import { env } from "@/infrastructure/env";
import { database, ownDatabase } from "@/infrastructure/foundation";
import { sweepTemporaryFolders } from "@/infrastructure/media/sweep-folders";
import { DRAIN_MS, stopWork } from "@/infrastructure/shutdown";
import { onlyLines } from "@/infrastructure/system/console-lines";

export interface RunningWorker {
  /** Claims nothing more, waits for what is under way, and closes the database. */
  stop(): Promise<void>;
}

/** As Node ends by itself, without printing what the error quotes. What was under way is taken over. */
function endWith(error: Error): void {
  logger().error("worker_failed", errorFacts(error));
  process.exit(1);
}

/** Runs the publish worker of this process. */
export async function runWorker(): Promise<RunningWorker> {
  if (env().APP_MODE !== "development") onlyLines(logger());
  process.on("uncaughtException", endWith);
  void sweepTemporaryFolders(logger());
  await prepareDatabase(database, ownDatabase, logger());
  publishLoop().start();
  logger().info("worker_started");
  return {
    async stop() {
      await stopWork(DRAIN_MS);
      await closeDatabase();
      logger().info("worker_stopped");
    },
  };
}
