import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { buildFerretDb } from "./build-ferretdb";
import type { EmbeddedMongo, EmbeddedMongoOptions } from "./embedded-mongo";
import { ferretDbDataDir, startFerretDb } from "./ferretdb";
import { findChosenMongod, findMongod, mongodDataDir, startMongod } from "./mongod";

export type { EmbeddedMongo, EmbeddedMongoOptions } from "./embedded-mongo";

const NO_DATABASE = [
  "No database could be started. There are three ways out:",
  "set MONGODB_URI to a MongoDB 4.4 or newer,",
  "install mongod,",
  "or install Go 1.24 or newer, with which an embedded one is built.",
].join(" ");

type Start = (options: EmbeddedMongoOptions) => Promise<EmbeddedMongo | null>;

/**
 * Starts a database for one machine: a `mongod` that was chosen, is installed or can be downloaded, else FerretDB.
 * A directory keeps the kind of server that filled it. Rejects with the ways out where nothing can be started.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  await mkdir(options.dir, { recursive: true });
  const chosen = await findChosenMongod();
  if (chosen) return startMongod(chosen, options);
  for (const start of inOrder(options.dir)) {
    const server = await start(options);
    if (server) return server;
  }
  throw new Error(NO_DATABASE);
}

function inOrder(dir: string): readonly Start[] {
  const isFilledByFerretDb = existsSync(ferretDbDataDir(dir)) && !existsSync(mongodDataDir(dir));
  return isFilledByFerretDb ? [tryFerretDb, tryMongod] : [tryMongod, tryFerretDb];
}

const tryMongod: Start = async (options) => {
  const binary = await findMongod(options.onProgress);
  if (!binary) return null;
  return startMongod(binary, options).catch((error: unknown) => {
    options.onProgress(`mongod ${binary.version} did not start (${describe(error)}); trying the next way.`);
    return null;
  });
};

const tryFerretDb: Start = async (options) => {
  const binary = await buildFerretDb(options.onProgress).catch((error: unknown) => {
    options.onProgress(`The embedded database could not be built: ${describe(error)}`);
    return null;
  });
  return binary && startFerretDb(binary, options);
};

function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1).join("");
}
