import { logger, publishLoop } from "@/infrastructure/container";
import { closeDatabase, ensureIndexes } from "@/infrastructure/database/mongo";
import { database } from "@/infrastructure/foundation";

/** A request to Meta may take half a minute; what is not done by then is taken over by its lease. */
const GRACE_MS = 35_000;

/** Runs the publish worker until SIGINT or SIGTERM. */
export async function runWorker(): Promise<void> {
  await ensureIndexes(database());
  publishLoop().start();
  logger().info("worker_started");
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await publishLoop().stop(GRACE_MS);
  await closeDatabase();
  logger().info("worker_stopped");
}
