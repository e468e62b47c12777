/** How much is tried: little in `npm test`, all of it in `npm run test:deep`. */
function setting(name: string, byDefault: string): string {
  const value: unknown = Reflect.get(import.meta.env, name);
  return typeof value === "string" && value !== "" ? value : byDefault;
}

/** `DEEP=1`: the complete sweeps. */
export const IS_DEEP = setting("DEEP", "") !== "";
export const SIMULATION_RUNS = Number(setting("SIMULATION_RUNS", "2000"));
/** The same failure again: the seed that a failed run printed, and its path. */
export const SIMULATION_SEED = Number(setting("SIMULATION_SEED", "20261124"));
export const SIMULATION_PATH = setting("SIMULATION_PATH", "");
