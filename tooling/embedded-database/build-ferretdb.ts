import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod/v4";
import { withLock } from "./build-lock";
import { BINARIES_DIR, FERRETDB_SOURCES } from "./paths";
import { runCommand } from "./run-command";

const FERRETDB = "github.com/FerretDB/FerretDB";
/**
 * FerretDB 1.24 looks for `_id` by an expression that its own index on `_id` is not made of, so SQLite reads
 * and parses the whole collection; and it does not look at all unless `_id` alone is asked for, while a
 * compare-and-set asks for more. With these it reads one document, and applies the filter to it as before.
 */
const FASTER_LOOKUPS = [
  {
    file: "internal/backends/sqlite/collection.go",
    slow: "params.Filter.Len() == 1",
    fast: "params.Filter.Len() > 0",
  },
  {
    file: "internal/backends/sqlite/metadata/metadata.go",
    slow: `IDColumn = DefaultColumn + "->'$._id'"`,
    fast: `IDColumn = DefaultColumn + "->'_id'"`,
  },
] as const;

export interface FerretDbBinary {
  readonly path: string;
  readonly version: string;
}

/** The built program, or null where Go is not installed. Built once for every version of its sources. */
export async function buildFerretDb(onProgress: (sentence: string) => void): Promise<FerretDbBinary | null> {
  const { hash, version } = await readSources();
  const binary = path.join(BINARIES_DIR, `ferretdb-${hash}`);
  if (!existsSync(binary)) {
    if (!(await hasGo())) return null;
    onProgress("Building the embedded database (once, about a minute)…");
    await withLock(path.join(BINARIES_DIR, "ferretdb.lock"), async () => {
      if (!existsSync(binary)) await build(binary);
    });
  }
  return { path: binary, version };
}

async function build(binary: string): Promise<void> {
  await mkdir(BINARIES_DIR, { recursive: true });
  const unfinished = `${binary}.${process.pid}`;
  const sources = `${unfinished}.sources`;
  const args = ["build", "-trimpath", "-tags", "ferretdb_no_postgresql", "-ldflags", "-s -w"];
  const faster = await withFasterLookups(sources);
  await runCommand(
    "env",
    ["CGO_ENABLED=0", "go", ...args, ...faster, "-o", unfinished, "."],
    FERRETDB_SOURCES,
  );
  await rename(unfinished, binary);
  await rm(sources, { recursive: true, force: true });
}

/** Nothing but speed depends on it: where a line is not to be found, it is built as it is. */
async function withFasterLookups(dir: string): Promise<readonly string[]> {
  const downloaded = await runCommand("go", ["mod", "download", "-json", FERRETDB], FERRETDB_SOURCES);
  const { Dir: original } = z.object({ Dir: z.string() }).parse(JSON.parse(downloaded));
  const copy = path.resolve(dir, "ferretdb");
  await cp(original, copy, { recursive: true });
  // What comes out of Go's module cache is read-only, folders included.
  await runCommand("chmod", ["-R", "u+w", copy]);
  for (const { file, slow, fast } of FASTER_LOOKUPS) {
    const source = await readFile(path.join(copy, file), "utf8").catch(() => "");
    if (source.includes(slow)) await writeFile(path.join(copy, file), source.replaceAll(slow, fast));
  }
  const goMod = await readFile(path.join(FERRETDB_SOURCES, "go.mod"), "utf8");
  await writeFile(path.join(dir, "go.mod"), `${goMod}\nreplace ${FERRETDB} => ${copy}\n`);
  await cp(path.join(FERRETDB_SOURCES, "go.sum"), path.join(dir, "go.sum"));
  return ["-modfile", path.resolve(dir, "go.mod")];
}

async function readSources(): Promise<{ hash: string; version: string }> {
  const names = (await readdir(FERRETDB_SOURCES)).filter((name) => /\.go$|^go\./.test(name)).sort();
  const hash = createHash("sha256").update(JSON.stringify(FASTER_LOOKUPS));
  for (const name of names) hash.update(name).update(await readFile(path.join(FERRETDB_SOURCES, name)));
  const goMod = await readFile(path.join(FERRETDB_SOURCES, "go.mod"), "utf8");
  const version = /FerretDB\/FerretDB v(\S+)/.exec(goMod)?.[1] ?? "";
  return { hash: hash.digest("hex").slice(0, 16), version };
}

async function hasGo(): Promise<boolean> {
  return runCommand("go", ["version"]).then(
    () => true,
    () => false,
  );
}
