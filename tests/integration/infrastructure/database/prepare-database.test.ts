import { randomUUID } from "node:crypto";
import { MongoClient } from "mongodb";
import { afterAll, describe, expect, inject, it } from "vitest";
import { prepareDatabase } from "@/infrastructure/database/prepare-database";
import { canBeRelayed, type Relay, startRelay } from "@/tests/crash/support/relay";
import { HeardLines } from "@/tests/unit/publishing/a-press";

const SOON = { serverSelectionTimeoutMS: 200 };

describe.skipIf(!canBeRelayed(inject("mongodbUri")))(
  "a database that is away when the process starts",
  () => {
    const relays: Relay[] = [];
    const clients: MongoClient[] = [];

    afterAll(async () => {
      await Promise.all(clients.map((client) => client.close()));
      for (const relay of relays) relay.close();
    });

    async function aDistantDatabase() {
      const relay = await startRelay(inject("mongodbUri"));
      const client = new MongoClient(relay.uri, SOON);
      relays.push(relay);
      clients.push(client);
      const name = `test_${randomUUID().slice(0, 8)}`;
      return { relay, db: client.db(name), apart: () => new MongoClient(relay.uri, SOON).db(name) };
    }

    it("is waited for, and works once it is there", async () => {
      const { relay, db, apart } = await aDistantDatabase();
      const log = new HeardLines();
      relay.cut();
      const ready = prepareDatabase(() => db, apart, log);
      await expect.poll(() => log.lines, { timeout: 5000 }).toHaveLength(1);
      expect(log.lines[0]).toContain("database_not_ready");
      await relay.mend();
      await ready;
      expect(log.lines.at(-1)).toContain("indexes_ready");
      expect(await db.collection("social_posts").indexes()).not.toHaveLength(1);
      await db.dropDatabase();
    });

    it("is waited for although others asked it in vain before", async () => {
      const { relay, db, apart } = await aDistantDatabase();
      relay.cut();
      await expect(db.command({ ping: 1 })).rejects.toThrow();
      await relay.mend();
      await prepareDatabase(() => db, apart, new HeardLines());
      expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
      await db.dropDatabase();
    });
  },
);

describe("several processes that start at once", () => {
  it("make the indexes together, at the first try, and no connection of theirs breaks", async () => {
    const name = `test_${randomUUID().slice(0, 8)}`;
    const clients = Array.from({ length: 4 }, () => new MongoClient(inject("mongodbUri")));
    const broken: unknown[] = [];
    for (const client of clients) client.on("connectionPoolCleared", (event) => broken.push(event));
    const logs = await Promise.all(
      clients.map(async (client) => {
        const log = new HeardLines();
        const apart = () => new MongoClient(inject("mongodbUri")).db(name);
        await prepareDatabase(() => client.db(name), apart, log);
        return log.lines.map((line) => line.slice(0, 24));
      }),
    );
    await clients[0]?.db(name).dropDatabase();
    await Promise.all(clients.map((client) => client.close()));
    expect(new Set(logs.flat())).toEqual(new Set(['{"event":"indexes_ready"']));
    expect(broken).toEqual([]);
  });
});
