import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "@/tooling/embedded-database/build-lock";
import { BINARIES_DIR } from "@/tooling/embedded-database/paths";
import { runCommand } from "@/tooling/embedded-database/run-command";

const SOURCES = fileURLToPath(new URL(".", import.meta.url));

/** The built server, or null where Go is not installed. Built once for every version of its sources. */
export async function buildS3Server(): Promise<string | null> {
  const binary = path.join(BINARIES_DIR, `s3-${await hashOfSources()}`);
  if (existsSync(binary)) return binary;
  const hasGo = await runCommand("go", ["version"]).then(
    () => true,
    () => false,
  );
  if (!hasGo) return null;
  process.stdout.write("Building the S3 server for tests (once, about a minute)…\n");
  await withLock(path.join(BINARIES_DIR, "s3.lock"), async () => {
    if (!existsSync(binary)) await build(binary);
  });
  return binary;
}

async function build(binary: string): Promise<void> {
  const unfinished = `${binary}.${process.pid}`;
  const args = ["go", "build", "-trimpath", "-ldflags", "-s -w", "-o", unfinished, "."];
  await runCommand("env", ["CGO_ENABLED=0", ...args], SOURCES);
  await rename(unfinished, binary);
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of ["main.go", "go.mod", "go.sum"])
    hash.update(name).update(await readFile(path.join(SOURCES, name)));
  return hash.digest("hex").slice(0, 16);
}
