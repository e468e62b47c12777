import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedMongo } from "@/infrastructure/database/embedded-mongodb";
import { describeServer } from "./describe-server";
import { say } from "./progress";
import { onStopSignal } from "./stop-signal";

export interface TestDatabase {
  readonly uri: string;
  readonly name: string;
  /** Where its files are; null for a server that was given. */
  readonly dir: string | null;
  stop(): Promise<void>;
}

/** A fresh database for one run, or the server that MONGODB_URI names. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const given = process.env.MONGODB_URI;
  if (given) return { uri: given, name: await describeServer(given), dir: null, stop: async () => {} };
  const dir = await mkdtemp(path.join(tmpdir(), "crm-tests-"));
  const database = await startEmbeddedMongo({ dir, onProgress: say });
  const stop = async () => {
    await database.stop();
    await rm(dir, { recursive: true, force: true });
  };
  onStopSignal(stop);
  return { uri: database.uri, name: database.describe, dir, stop };
}
