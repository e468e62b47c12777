export const HOME_PATH = "/crm/social/connections";

/** The path to go to after signing in: `next` where it stays on this site, else the first screen. */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, BASE)) return HOME_PATH;
  const { origin, pathname, search } = new URL(next, BASE);
  // "/.//elsewhere" is on this site until it is normalised.
  return origin === BASE && !pathname.startsWith("//") ? pathname + search : HOME_PATH;
}

const BASE = "http://own.invalid";
