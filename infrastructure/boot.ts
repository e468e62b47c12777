import { logger, publishLoop } from "@/infrastructure/container";
import { prepareDatabase } from "@/infrastructure/database/prepare-database";
import { EnvironmentError, env } from "@/infrastructure/env";
import { database, ownDatabase } from "@/infrastructure/foundation";
import { sendBodyLengths } from "@/infrastructure/http/body-length";
import { openFrontGate } from "@/infrastructure/http/front-gate";
import { RequestsUnderWay } from "@/infrastructure/http/requests-under-way";
import { sweepTemporaryFolders } from "@/infrastructure/media/sweep-folders";
import { isShuttingDown } from "@/infrastructure/process-state";
import { shutDown } from "@/infrastructure/shutdown";
import { onlyLines } from "@/infrastructure/system/console-lines";

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
  openFrontGate();
  sendBodyLengths();
  const requests = new RequestsUnderWay();
  requests.watch();
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      // The first one is being heeded.
      if (!isShuttingDown()) void stop(requests);
    });
  void sweepTemporaryFolders(logger());
  void startWhenReady();
}

async function startWhenReady(): Promise<void> {
  await prepareDatabase(database, ownDatabase, logger());
  if (env().PUBLISH_WORKER === "inline" && !isShuttingDown()) publishLoop().start();
}

async function stop(requests: RequestsUnderWay): Promise<void> {
  try {
    await shutDown(requests);
  } finally {
    process.exit(0);
  }
}
