import { describe, expect, it } from "vitest";
import { Secret } from "@/core/domain/secret";
import { grantToSealable } from "@/infrastructure/repositories/social/pending-connection-document";
import { PendingConnectionRepository } from "@/infrastructure/repositories/social/pending-connection-repo";
import { aPendingConnection } from "@/tests/builders/a-pending-connection";
import { aTokenCipher, sealedBefore } from "@/tests/builders/a-token-cipher";
import { anId } from "@/tests/builders/an-id";
import { pendingConnectionStoreContract } from "@/tests/contracts/pending-connection-store.contract";
import { withLostAnswers } from "@/tests/fakes/lost-answers";
import { testDatabase } from "@/tests/setup/test-database";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const db = testDatabase();
const documents = db.collection("social_pending_connections");

pendingConnectionStoreContract("MongoDB", async () => {
  await documents.deleteMany({});
  return new PendingConnectionRepository(db, aTokenCipher());
});

describe("what lies in the database", () => {
  it("contains neither the id nor a token", async () => {
    await new PendingConnectionRepository(db, aTokenCipher()).save("the-id-itself", aPendingConnection());
    const stored = JSON.stringify(await documents.find().toArray());
    expect(stored).toContain("sealedGrant");
    for (const secret of ["the-id-itself", "EAAG", "[secret]"]) expect(stored).not.toContain(secret);
  });

  it("is removed when it is taken", async () => {
    await documents.deleteMany({});
    const store = new PendingConnectionRepository(db, aTokenCipher());
    const pending = aPendingConnection();
    await store.save("once", pending);
    await store.take("once", pending.ownerId, NOW);
    expect(await documents.countDocuments()).toBe(0);
  });

  it("does not open in the row of another choice of the same owner", async () => {
    const store = new PendingConnectionRepository(db, aTokenCipher());
    const { ownerId } = aPendingConnection();
    const [mine, other] = [aPendingConnection({ ownerId }), aPendingConnection({ ownerId })];
    const [first, second] = [anId(), anId()];
    await documents.deleteMany({});
    await store.save(first, mine);
    const [stored] = await documents.find().toArray();
    await store.save(second, other);
    const sealedGrant: unknown = stored?.sealedGrant;
    await documents.updateMany({}, { $set: { sealedGrant } });
    expect(await store.peek(second, ownerId, NOW)).toBeNull();
    expect(await store.take(second, ownerId, NOW)).toBeNull();
    await documents.updateMany({}, { $unset: { isBound: "" } });
    expect(await store.peek(first, ownerId, NOW)).toEqual(mine);
  });

  it("opens once as it was sealed before choices had rows of their own", async () => {
    const store = new PendingConnectionRepository(db, aTokenCipher());
    const pending = aPendingConnection();
    const { ownerId, grant } = pending;
    const id = anId();
    await documents.deleteMany({});
    await store.save(id, pending);
    const text = new Secret(JSON.stringify(grantToSealable(grant)));
    const sealedGrant = await sealedBefore(text, { ownerId, purpose: "pending_connection" });
    await documents.updateOne({}, { $set: { sealedGrant } });
    expect(await store.peek(id, ownerId, NOW)).toBeNull();
    await documents.updateOne({}, { $unset: { isBound: "" } });
    expect(await store.take(id, ownerId, NOW)).toEqual(pending);
    expect(await store.take(id, ownerId, NOW)).toBeNull();
  });

  it("does not open with another key", async () => {
    const pending = aPendingConnection();
    const id = anId();
    await new PendingConnectionRepository(db, aTokenCipher("old")).save(id, pending);
    expect(
      await new PendingConnectionRepository(db, aTokenCipher("new")).peek(id, pending.ownerId, NOW),
    ).toBeNull();
    const rotated = new PendingConnectionRepository(db, aTokenCipher("new", "old"));
    expect(await rotated.peek(id, pending.ownerId, NOW)).toEqual(pending);
  });
});

describe("when an answer gets lost", () => {
  it.each(["before", "after"] as const)("still takes it once (%s the server did it)", async (loss) => {
    const id = anId();
    const pending = aPendingConnection();
    const flaky = withLostAnswers(db, "findOneAndUpdate", [loss]);
    const store = new PendingConnectionRepository(flaky, aTokenCipher());
    await store.save(id, pending);
    expect(await store.take(id, pending.ownerId, NOW)).toEqual(pending);
    expect(await store.take(id, pending.ownerId, NOW)).toBeNull();
  });

  it.each(["before", "after"] as const)("still saves it (%s the server did it)", async (loss) => {
    const id = anId();
    const pending = aPendingConnection();
    const store = new PendingConnectionRepository(withLostAnswers(db, "insertOne", [loss]), aTokenCipher());
    await store.save(id, pending);
    expect(await store.peek(id, pending.ownerId, NOW)).toEqual(pending);
  });

  it("never overwrites one that has the same id", async () => {
    const id = anId();
    const store = new PendingConnectionRepository(db, aTokenCipher());
    await store.save(id, aPendingConnection());
    await expect(store.save(id, aPendingConnection())).rejects.toMatchObject({ code: "internal" });
  });
});
