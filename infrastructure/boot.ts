import { logger, publishLoop } from "@/infrastructure/container";
import { closeDatabase } from "@/infrastructure/database/mongo";
import { prepareDatabase } from "@/infrastructure/database/prepare-database";
import { EnvironmentError, env } from "@/infrastructure/env";
import { database } from "@/infrastructure/foundation";
import { sendBodyLengths } from "@/infrastructure/http/body-length";
import { sweepTemporaryFolders } from "@/infrastructure/media/sweep-folders";
import { beginShutdown, isShuttingDown } from "@/infrastructure/process-state";
import { onlyLines } from "@/infrastructure/system/console-lines";
import { DRAIN_MS } from "@/infrastructure/worker/worker-main";

/** Stops the process when the settings are wrong; a database that is away is waited for in the background. */
export async function boot(): Promise<void> {
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  // A developer reads the console as it is.
  if (env().APP_MODE !== "development") onlyLines(logger());
  sendBodyLengths();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void shutDown());
  void sweepTemporaryFolders(logger());
  void startWhenReady();
}

async function startWhenReady(): Promise<void> {
  await prepareDatabase(database, logger());
  if (env().PUBLISH_WORKER === "inline" && !isShuttingDown()) publishLoop().start();
}

/** Health says 503 from here on; posts under way are given back, requests that are out may still be answered. */
async function shutDown(): Promise<void> {
  if (isShuttingDown()) return;
  beginShutdown();
  try {
    await publishLoop().stop(DRAIN_MS);
    await closeDatabase();
  } finally {
    process.exit(0);
  }
}
