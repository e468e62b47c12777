import { randomInt } from "node:crypto";
import { findFreePort } from "@/scripts/support/free-port";

/** Below what Linux gives to outgoing connections (`ip_local_port_range`), above what services are known by. */
const FIRST = 20_000;
const LAST = 32_000;

/** Files that run at once look in different places, so that none takes what another has just found free. */
export function freePort(): Promise<number> {
  return findFreePort(randomInt(FIRST, LAST));
}
