import type { World } from "./world";

export interface MetaOrigins {
  graph: string;
  cdn: string;
  /** Where bytes are sent. */
  upload: string;
  /** Where permalinks lead. */
  web: string;
}

/** What every area of the fake works with. `world` is replaced on reset and restore. */
export interface Meta {
  world: World;
  origins: MetaOrigins;
  readonly app: { readonly id: string; readonly secret: string; readonly name: string };
  readonly redirectUris: readonly string[];
  now(): number;
  random(): string;
  sleep(ms: number): Promise<void>;
  fetchMedia(url: string): Promise<Response>;
}

export function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
