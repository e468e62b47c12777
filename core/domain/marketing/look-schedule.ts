const SECOND = 1000;

/** First looks at a fresh container; images are mostly ready at once (graph-api.md §3.3). */
const FIRST_LOOKS_MS = [0, 250, 500, 1000, 1500, 2000, 3000];
const SHARE_OF_ELAPSED = 0.15;
const SHORTEST_MS = SECOND;
const LONGEST_MS = 30 * SECOND;

/** From this share of an allowance on we slow down; at all of it we look four times as seldom (graph-api.md §5.4). */
export const BUSY_FROM = 0.75;
const SLOWEST = 4;

/**
 * How long to wait before looking (again) at a container that has existed for `elapsedMs`: the first look comes at
 * once. `load` is the share of Meta's allowance that is used up, 0 to 1.
 */
export function nextLookDelay(looks: number, elapsedMs: number, load = 0): number {
  if (looks === 0) return 0;
  const pace = paceAt(load);
  const first = FIRST_LOOKS_MS.find((ms) => ms > elapsedMs);
  if (first !== undefined && pace === 1) return first - elapsedMs;
  return Math.min(Math.max(elapsedMs * SHARE_OF_ELAPSED, SHORTEST_MS) * pace, LONGEST_MS * pace);
}

function paceAt(load: number): number {
  if (load < BUSY_FROM) return 1;
  return 1 + ((Math.min(load, 1) - BUSY_FROM) / (1 - BUSY_FROM)) * (SLOWEST - 1);
}
