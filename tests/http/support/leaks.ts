import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A place where a secret must not be, and what is there. */
export interface Place {
  readonly name: string;
  readonly content: string;
}

/** Names the places that hold a secret, plainly or as an address or base64 would spell it; never the secret. */
export function leaksIn(places: readonly Place[], secrets: readonly string[]): string[] {
  const spellings = [...new Set(secrets.flatMap(spellingsOf))];
  return places.flatMap(({ name, content }) =>
    spellings.some((spelling) => content.includes(spelling)) ? [name] : [],
  );
}

/** Base64 of a text inside a longer one looks different at each of three offsets; the middle stays. */
function spellingsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from("x".repeat(offset) + secret).toString("base64");
    return encoded.slice(4, -4);
  });
  return [secret, encodeURIComponent(secret), ...inBase64];
}

/** The files of a database, byte for byte; one that is removed meanwhile holds nothing. */
export async function filesUnder(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return await Promise.all(entries.filter((entry) => entry.isFile()).map(readPlace));
}

async function readPlace(entry: Dirent): Promise<Place> {
  const file = path.join(entry.parentPath, entry.name);
  const content = await readFile(file, "latin1").catch(() => "");
  return { name: `database file ${entry.name}`, content };
}

/** contract.md §5: the two exchanges and what debug_token is asked about. */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  "/v26.0/oauth/access_token": ["code", "client_secret", "fb_exchange_token"],
  "/v26.0/debug_token": ["input_token"],
};

/** What an address says beside the secrets that Meta documents no other way for. */
export function withoutDocumented({ pathname, searchParams }: URL): string {
  const allowed = DOCUMENTED[pathname] ?? [];
  return [...searchParams]
    .flatMap(([name, value]) => (allowed.includes(name) ? [] : [`${name}=${value}`]))
    .join("&");
}
