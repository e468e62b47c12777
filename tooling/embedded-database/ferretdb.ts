import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { FerretDbBinary } from "./build-ferretdb";
import type { EmbeddedMongo, EmbeddedMongoOptions } from "./embedded-mongo";

const STOP_WITHIN_MS = 10_000;

export function ferretDbDataDir(dir: string): string {
  return path.join(dir, "ferretdb");
}

export async function startFerretDb(
  binary: FerretDbBinary,
  options: EmbeddedMongoOptions,
): Promise<EmbeddedMongo> {
  const dir = ferretDbDataDir(options.dir);
  await mkdir(dir, { recursive: true });
  const child = spawn(binary.path, ["-dir", dir, "-port", String(options.port ?? 0)], {
    // It ends when its standard input closes, and that happens however this process dies.
    stdio: ["pipe", "pipe", "pipe"],
    // In a process group of its own, so that Ctrl-C reaches the app first.
    detached: true,
  });
  return {
    uri: await readUri(child),
    kind: "ferretdb",
    describe: `FerretDB ${binary.version} (embedded)`,
    stop: () => stop(child),
  };
}

function readUri(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    let complaint = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      complaint = `${complaint}${chunk.toString()}`.slice(-2000);
    });
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes("\n")) resolve(printed.trim());
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`The embedded database did not start: ${complaint.trim()}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
  child.stdin?.end();
  await gone;
  clearTimeout(timer);
}
