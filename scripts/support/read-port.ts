const HIGHEST = 65_535;

/** A port from the environment; undefined where none is given. @throws Error naming the variable, never its value */
export function readPort(name: "PORT" | "DB_PORT"): number | undefined {
  const given = process.env[name]?.trim();
  if (!given) return undefined;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= HIGHEST) return port;
  throw new Error(`${name} must be a whole number up to ${HIGHEST}, for example 3000.`);
}
