import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const FOLDERS = ["app", "core", "infrastructure", "public"];
const FILES = [
  "next.config.ts",
  "package.json",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
];

/** Changes whenever a file changes that a build is made of. */
export async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const nested = await Promise.all(FOLDERS.map(listFiles));
  for (const file of [...nested.flat().sort(), ...FILES]) {
    const content = await readFile(file).catch(() => null);
    if (content !== null) hash.update(file).update(content);
  }
  return hash.digest("hex");
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
