import { randomUUID } from "node:crypto";
import type { Db } from "mongodb";
import { afterAll, beforeAll, inject } from "vitest";
import { ensureIndexes } from "@/infrastructure/database/indexes";
import { closeDatabase, createDatabase } from "@/infrastructure/database/mongo";

/** A database of this test file's own, with the indexes; dropped afterwards. */
export function testDatabase(): Db {
  const db = createDatabase({ uri: inject("mongodbUri"), dbName: `test_${randomUUID().slice(0, 8)}` });
  beforeAll(() => ensureIndexes(db));
  afterAll(async () => {
    await db.dropDatabase();
    await closeDatabase();
  });
  return db;
}
