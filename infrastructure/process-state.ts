import { setTimeout as sleep } from "node:timers/promises";
import { databaseWatch } from "@/infrastructure/database/mongo";
import { database } from "@/infrastructure/foundation";
import { once } from "@/infrastructure/once";

/** What a load balancer asks about this process. */

/** A database that does not answer a ping within this time counts as away. */
const PING_MS = 2_000;

const state = once("process-state", () => ({ isShuttingDown: false }));

export const isShuttingDown = (): boolean => state().isShuttingDown;

/** From now on this process wants no new work. */
export function beginShutdown(): void {
  state().isShuttingDown = true;
}

export async function databaseIsAlive(): Promise<boolean> {
  const ping = databaseWatch()
    .whileAnswering(database().command({ ping: 1 }))
    .then(
      () => true,
      () => false,
    );
  return await Promise.race([ping, sleep(PING_MS, false, { ref: false })]);
}
