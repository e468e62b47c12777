import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Lets go at once of everything nobody holds. */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}
