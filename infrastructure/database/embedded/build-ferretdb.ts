import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { withLock } from "./build-lock";
import { BINARIES_DIR, FERRETDB_SOURCES } from "./paths";
import { runCommand } from "./run-command";

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
  const args = ["build", "-trimpath", "-tags", "ferretdb_no_postgresql", "-ldflags", "-s -w"];
  await runCommand("env", ["CGO_ENABLED=0", "go", ...args, "-o", unfinished, "."], FERRETDB_SOURCES);
  await rename(unfinished, binary);
}

async function readSources(): Promise<{ hash: string; version: string }> {
  const names = (await readdir(FERRETDB_SOURCES)).filter((name) => /\.go$|^go\./.test(name)).sort();
  const hash = createHash("sha256");
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
