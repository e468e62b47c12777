import { postWatch, publishLoop } from "@/infrastructure/container";
import { closeDatabase } from "@/infrastructure/database/mongo";
import type { RequestsUnderWay } from "@/infrastructure/http/requests-under-way";
import { beginShutdown } from "@/infrastructure/process-state";
import { within } from "@/infrastructure/system/within";

/** A request to Meta may take half a minute, an upload longer; what is not done by then is cut or taken over. */
export const DRAIN_MS = 35_000;
/** Reads that began during the drain. */
const LAST_ANSWERS_MS = 2_000;

/**
 * Begins nothing more from here on: health says 503, writes are refused, event streams end with a last event, posts
 * under way are given back at their next step. Resolves when they are, or after `withinMs`. Whoever calls it has the
 * process: it neither hears signals nor ends anything.
 */
export async function stopWork(withinMs: number): Promise<void> {
  beginShutdown();
  postWatch().end();
  await publishLoop().stop(withinMs);
}

/** As `stopWork`, waits for the answers to requests that are under way as long, and then closes everything. */
export async function shutDown(requests: RequestsUnderWay): Promise<void> {
  const stopped = stopWork(DRAIN_MS);
  requests.leave();
  await within(DRAIN_MS, Promise.all([stopped, requests.ended()]));
  requests.close();
  await within(LAST_ANSWERS_MS, requests.ended());
  await closeDatabase();
}
