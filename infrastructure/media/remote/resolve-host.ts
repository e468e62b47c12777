import { lookup } from "node:dns/promises";

export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Every address of a name, as this machine resolves it; an address itself is its only one. */
export type ResolveHost = (hostname: string, signal: AbortSignal) => Promise<readonly HostAddress[]>;

/** The resolver cannot be stopped: whoever waits for it stops waiting. */
export const resolveHost: ResolveHost = async (hostname, signal) => {
  const found = lookup(hostname, { all: true });
  return await Promise.race([found, whenAborted(signal)]);
};

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
