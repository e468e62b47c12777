import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("./samples/", import.meta.url);

/** One of Meta's answers, as listed in `README.md`. */
export function sample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));
}

export function sampleNames(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ""));
}
