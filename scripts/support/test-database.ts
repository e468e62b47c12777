import { tmpdir } from "node:os";
import { startEmbeddedMongo } from "@/tooling/embedded-database/embedded-mongodb";
import { describeServer } from "./describe-server";
import { say } from "./progress";
import { scratchFolder } from "./scratch-folder";
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
  const { path: dir, remove } = await scratchFolder(tmpdir(), "crm-tests");
  const database = await startEmbeddedMongo({ dir, onProgress: say });
  const stop = async () => {
    await database.stop();
    await remove();
  };
  onStopSignal(stop);
  return { uri: database.uri, name: database.describe, dir, stop };
}
