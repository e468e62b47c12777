import { type LookupAddress, promises } from "node:dns";
import { once } from "@/infrastructure/once";
import { inTurns } from "@/infrastructure/system/in-turns";

export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Every address of a name, as this machine resolves it; an address itself is its only one. */
export type ResolveHost = (hostname: string, signal: AbortSignal) => Promise<readonly HostAddress[]>;

type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

/**
 * Each keeps one of Node's four threads busy until the system gives up, half a minute where a stranger's name server
 * says nothing; pictures take two (picture-work.ts), and files need one.
 */
const AT_ONCE = 1;

const turns = once("name-lookups", () => inTurns(AT_ONCE));

export const resolveHost: ResolveHost = resolver((hostname) => promises.lookup(hostname, { all: true }));

/** The resolver cannot be stopped: whoever waits for it stops waiting, and its turn lasts until it is done. */
export function resolver(lookup: Lookup): ResolveHost {
  return async (hostname, signal) => {
    const found = turns()(() => lookup(hostname), signal);
    return await Promise.race([found, whenAborted(signal)]);
  };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
