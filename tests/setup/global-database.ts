import { tmpdir } from "node:os";
import type { TestProject } from "vitest/node";
import { describeServer } from "@/scripts/support/describe-server";
import { scratchFolder } from "@/scripts/support/scratch-folder";
import { startEmbeddedMongo } from "@/tooling/embedded-database/embedded-mongodb";

declare module "vitest" {
  export interface ProvidedContext {
    mongodbUri: string;
    /** Where the database keeps its files; null where they are out of reach. */
    databaseDir: string | null;
  }
}

/** One fresh database for the whole run, unless MONGODB_URI names a server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.MONGODB_URI;
  if (given) {
    project.provide("mongodbUri", given);
    project.provide("databaseDir", process.env.MONGODB_DIR || null);
    announce(process.env.MONGODB_NAME || (await describeServer(given)));
    return async () => {};
  }
  const { path: dir, remove } = await scratchFolder(tmpdir(), "crm-tests");
  const database = await startEmbeddedMongo({ dir, onProgress: write });
  process.env.MONGODB_URI = database.uri;
  project.provide("mongodbUri", database.uri);
  project.provide("databaseDir", dir);
  announce(database.describe);
  return async () => {
    await database.stop();
    await remove();
  };
}

function announce(name: string): void {
  write(`Database for tests: ${name}`);
}

function write(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
