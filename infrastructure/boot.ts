import { logger, publishLoop } from "@/infrastructure/container";
import { prepareDatabase } from "@/infrastructure/database/prepare-database";
import { EnvironmentError, env } from "@/infrastructure/env";
import { database } from "@/infrastructure/foundation";

/** Stops the process when the settings are wrong; a database that is away is waited for in the background. */
export async function boot(): Promise<void> {
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  void startWhenReady();
}

async function startWhenReady(): Promise<void> {
  await prepareDatabase(database, logger());
  if (env().PUBLISH_WORKER === "inline") publishLoop().start();
}
