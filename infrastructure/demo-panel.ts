import { isLoopback } from "@/infrastructure/addresses";
import type { Env } from "@/infrastructure/env";

/** The page on which the demo's local Meta is made to misbehave: its own, and only where it is the local one. */
export function demoPanelOf({
  APP_MODE,
  META_GRAPH_URL,
}: Pick<Env, "APP_MODE" | "META_GRAPH_URL">): string | null {
  return APP_MODE === "demo" && isLoopback(META_GRAPH_URL) ? `${META_GRAPH_URL}/misbehave` : null;
}
