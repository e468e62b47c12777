import { readFile, writeFile } from "node:fs/promises";
import { NEXT, runToEnd } from "./child-process";
import { hashSources } from "./sources-hash";

const STAMP = ".next/sources-hash";

/** Builds the app unless the last build was made of the same sources. */
export async function buildIfChanged(): Promise<"built" | "unchanged"> {
  const hash = await hashSources();
  const built = await readFile(STAMP, "utf8").catch(() => null);
  if (built === hash) return "unchanged";
  const { code, output } = await buildApp();
  if (code !== 0) throw new Error(`The app does not build:\n${output}`);
  return "built";
}

/** Builds the app and remembers what it was made of. */
export async function buildApp(): Promise<{ code: number; output: string }> {
  const hash = await hashSources();
  const result = await runToEnd([NEXT, "build"], { env: { NODE_ENV: "production", CI: "1" } });
  if (result.code === 0) await writeFile(STAMP, hash);
  return result;
}
