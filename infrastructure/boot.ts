import { setTimeout as sleep } from "node:timers/promises";
import { logger, publishLoop } from "@/infrastructure/container";
import { ensureIndexes } from "@/infrastructure/database/mongo";
import { EnvironmentError, env } from "@/infrastructure/env";
import { database } from "@/infrastructure/foundation";

const TRY_AGAIN_MS = 3_000;

/** Stops the process when the settings are wrong; a database that is away is waited for in the background. */
export async function boot(): Promise<void> {
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  void prepareDatabase();
}

async function prepareDatabase(): Promise<void> {
  for (;;) {
    try {
      await ensureIndexes(database());
      break;
    } catch (error) {
      logger().warn("database_not_ready", { error: error instanceof Error ? error.name : typeof error });
      await sleep(TRY_AGAIN_MS);
    }
  }
  if (env().PUBLISH_WORKER === "inline") publishLoop().start();
}
