import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { downloadMongod } from "./download-mongod";
import type { EmbeddedMongo, EmbeddedMongoOptions } from "./embedded-mongo";
import { runCommand } from "./run-command";

export interface MongodBinary {
  readonly path: string;
  readonly version: string;
}

export function mongodDataDir(dir: string): string {
  return path.join(dir, "mongod");
}

/** The `mongod` that a person chose by MONGOMS_SYSTEM_BINARY, or null when none was chosen. */
export async function findChosenMongod(): Promise<MongodBinary | null> {
  const { default: resolveConfig, ResolveConfigVariables } = await loadConfig();
  const chosen = resolveConfig(ResolveConfigVariables.SYSTEM_BINARY);
  if (!chosen) return null;
  if (!existsSync(chosen)) throw new Error("MONGOMS_SYSTEM_BINARY names a file that does not exist.");
  return inspect(chosen);
}

/** The `mongod` on PATH, else a downloaded one, else null. */
export async function findMongod(onProgress: (sentence: string) => void): Promise<MongodBinary | null> {
  const installed = await runCommand("which", ["mongod"]).catch(() => "");
  if (installed.trim()) return inspect(installed.trim());
  const downloaded = await downloadMongod(onProgress);
  return downloaded ? inspect(downloaded) : null;
}

export async function startMongod(
  binary: MongodBinary,
  options: EmbeddedMongoOptions,
): Promise<EmbeddedMongo> {
  const { MongoMemoryServer } = await import("mongodb-memory-server-core");
  const dbPath = mongodDataDir(options.dir);
  await mkdir(dbPath, { recursive: true });
  const server = await MongoMemoryServer.create({
    binary: { systemBinary: binary.path, version: binary.version },
    instance: {
      dbPath,
      ip: "127.0.0.1",
      storageEngine: "wiredTiger",
      launchTimeout: 60_000,
      portGeneration: options.port === undefined,
      ...(options.port === undefined ? {} : { port: options.port }),
    },
    // In a process group of its own, so that Ctrl-C reaches the app first.
    spawn: { detached: true },
  });
  return {
    uri: server.getUri(),
    kind: "mongod",
    describe: `mongod ${binary.version}`,
    stop: async () => {
      await server.stop({ doCleanup: false });
    },
  };
}

async function inspect(binary: string): Promise<MongodBinary> {
  const output = await runCommand(binary, ["--version"]);
  const version = /v(\d+\.\d+\.\d+)/.exec(output)?.[1];
  if (version === undefined) throw new Error("The mongod that was found does not tell its version.");
  return { path: binary, version };
}

function loadConfig() {
  return import("mongodb-memory-server-core/lib/util/resolveConfig");
}
