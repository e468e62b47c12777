import { setImmediate } from "node:timers/promises";
import type { Fetch } from "@/infrastructure/adapters/external/social/graph/graph-client";

export interface WaveCounter {
  readonly fetch: Fetch;
  /** Requests that were under way together, wave by wave: the number of waves is the depth. */
  readonly waves: readonly string[][];
}

/** Answers nothing until everybody who could ask has asked. */
export function countingWaves(send: Fetch): WaveCounter {
  const waves: string[][] = [];
  let next: Promise<void> | null = null;
  return {
    waves,
    fetch: async (request) => {
      if (next === null) {
        waves.push([]);
        next = setImmediate().then(() => {
          next = null;
        });
      }
      waves.at(-1)?.push(`${request.method} ${new URL(request.url).pathname.split("/").at(-1)}`);
      await next;
      return await send(request);
    },
  };
}
