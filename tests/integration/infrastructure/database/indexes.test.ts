import { describe, expect, it } from "vitest";
import { ensureIndexes } from "@/infrastructure/database/indexes";
import { posts } from "@/infrastructure/database/mongo";
import { testDatabase } from "@/tests/setup/test-database";

describe("the indexes", () => {
  const db = testDatabase();

  it("are made once, and every later start leaves them alone", async () => {
    await ensureIndexes(db);
    await ensureIndexes(db);
    const indexes = await posts(db).listIndexes().toArray();
    expect(indexes.map(({ key }) => Object.keys(key).join("+")).sort()).toEqual([
      "_id",
      "actorId+idempotencyKey",
      "dueAt+leaseUntil",
      "media.coverMediaId",
      "media.mediaId",
      "ownerId+_id",
      "ownerId+channelId+status",
      "platformPostId",
      "upkeepDueAt+leaseUntil",
    ]);
  });
});
