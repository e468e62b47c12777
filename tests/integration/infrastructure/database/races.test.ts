import { type Collection, MongoClient, MongoServerError, ObjectId } from "mongodb";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

interface Racer {
  _id: string;
  state?: string;
  count?: number;
  owner?: number | null;
  order?: number;
}

const RACERS = Array.from({ length: 100 }, (_, racer) => racer);
const client = new MongoClient(inject("mongodbUri"), {
  writeConcern: { w: "majority", journal: true },
});
const database = client.db(`races_${new ObjectId().toHexString()}`);
const racers: Collection<Racer> = database.collection("racers");
const claims: Collection<Racer> = database.collection("claims");

beforeAll(async () => {
  await client.connect();
});

afterAll(async () => {
  await database.dropDatabase();
  await client.close();
});

describe("the database under one hundred racing commands", () => {
  it("lets exactly one compare-and-set win", async () => {
    await racers.insertOne({ _id: "post", state: "queued" });
    const results = await Promise.all(
      RACERS.map(() => racers.updateOne({ _id: "post", state: "queued" }, { $set: { state: "publishing" } })),
    );
    expect(results.filter((result) => result.modifiedCount === 1)).toHaveLength(1);
  });

  it("counts every increment", async () => {
    await racers.insertOne({ _id: "counter", count: 0 });
    await Promise.all(RACERS.map(() => racers.updateOne({ _id: "counter" }, { $inc: { count: 1 } })));
    expect(await racers.findOne({ _id: "counter" })).toMatchObject({ count: 100 });
  });

  it("counts every increment of a document that the first one creates", async () => {
    await Promise.all(
      RACERS.map(() => racers.updateOne({ _id: "limiter" }, { $inc: { count: 1 } }, { upsert: true })),
    );
    expect(await racers.findOne({ _id: "limiter" })).toMatchObject({ count: 100 });
  });

  it("hands each of fifty documents out once", async () => {
    const documents = Array.from({ length: 50 }, (_, order) => ({ _id: `job-${order}`, owner: null, order }));
    await claims.insertMany(documents);
    const handedOut = await Promise.all(
      RACERS.map((racer) =>
        claims.findOneAndUpdate(
          { owner: null },
          { $set: { owner: racer } },
          { sort: { order: 1 }, returnDocument: "after" },
        ),
      ),
    );
    const ids = handedOut.flatMap((document) => (document ? [document._id] : []));
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
  });

  it("lets exactly one insert of a unique key in", async () => {
    await claims.createIndex({ owner: 1, order: 1 }, { unique: true });
    const results = await Promise.allSettled(
      RACERS.map((racer) => claims.insertOne({ _id: `key-${racer}`, owner: -1, order: -1 })),
    );
    const refusals = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refusals).toHaveLength(99);
    expect(refusals.every((reason) => reason instanceof MongoServerError && reason.code === 11000)).toBe(
      true,
    );
  });
});
