import { ObjectId } from "mongodb";
import { afterEach, describe, expect, it } from "vitest";
import { Secret } from "@/core/domain/secret";
import { SocialAuthRepository } from "@/infrastructure/repositories/social/social-auth-repo";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { aTokenCipher, sealedBefore } from "@/tests/builders/a-token-cipher";
import { anId } from "@/tests/builders/an-id";
import { socialAuthServiceContract } from "@/tests/contracts/social-auth-service.contract";
import { withLostAnswers } from "@/tests/fakes/lost-answers";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { testDatabase } from "@/tests/setup/test-database";

const clock = new ManualClock();
const db = testDatabase();
const COLLISION = "refuses-a-channel";
const documents = db.collection("social_auths");

afterEach(async () => {
  await documents.deleteMany({});
  if (await documents.indexExists(COLLISION)) await documents.dropIndex(COLLISION);
});

socialAuthServiceContract("MongoDB", async (contractClock) => {
  return {
    service: new SocialAuthRepository(db, aTokenCipher(), contractClock),
    // Any connection of this channel now collides with one that is there already.
    refuseChannel: async (channelId) => {
      await documents.createIndex({ openId: 1 }, { unique: true, name: COLLISION });
      await documents.insertOne({ openId: channelId });
    },
  };
});

it("leaves it to a unique index that a channel is connected once", async () => {
  await new SocialAuthRepository(db, aTokenCipher(), clock).save(aNewSocialAuth());
  const stored = await documents.findOne();
  const second = { ...stored, _id: new ObjectId(), openId: "another" };
  await expect(documents.insertOne(second)).rejects.toMatchObject({ code: 11_000 });
});

it("takes credentials from before they had a name for one of their own, until they are replaced", async () => {
  const service = new SocialAuthRepository(db, aTokenCipher(), clock);
  const { id, userId, channelId } = await service.save(aNewSocialAuth());
  await documents.updateMany({}, { $unset: { credentialsId: "" } });
  const old = await service.getByChannel(userId, "instagram", channelId);
  const judged = { credentialsId: old?.credentialsId ?? null };
  expect(judged).toEqual({ credentialsId: null });
  expect(await service.update(id, { problem: "expired" }, judged)).toMatchObject({ problem: "expired" });
  expect(await service.update(id, { accessToken: new Secret("fresh") }, judged)).not.toBeNull();
  expect(await service.update(id, { problem: "expired" }, judged)).toBeNull();
});

it("takes connections from before they had a grant's name for one of their own, until they are made anew", async () => {
  const service = new SocialAuthRepository(db, aTokenCipher(), clock);
  const auth = aNewSocialAuth();
  const { id, userId, channelId } = await service.save(auth);
  await documents.updateMany({}, { $unset: { grantId: "" } });
  const old = await service.getByChannel(userId, "instagram", channelId);
  const granted = { grantId: old?.grantId ?? null };
  expect(granted).toEqual({ grantId: null });
  await service.save(auth);
  expect(await service.delete(id, granted)).toBe(false);
  await documents.updateMany({}, { $unset: { grantId: "" } });
  expect(await service.delete(id, granted)).toBe(true);
});

describe("tokens in the database", () => {
  const auth = aNewSocialAuth({ refreshToken: new Secret("EAAG-refresh") });
  const { userId, channelId } = auth;
  const withKeys = (...keyIds: string[]) => new SocialAuthRepository(db, aTokenCipher(...keyIds), clock);

  it("are sealed, each of them", async () => {
    const { id } = await withKeys("k1").save(auth);
    await withKeys("k1").update(id, {
      accessToken: new Secret("EAAG-2"),
      userAccessToken: new Secret("EAAG-3"),
    });
    const stored = JSON.stringify(await documents.find().toArray());
    expect(stored).toContain(channelId);
    for (const secret of ["EAAG", "[secret]"]) expect(stored).not.toContain(secret);
  });

  it("open with an older key after a rotation", async () => {
    await withKeys("old").save(auth);
    const found = await withKeys("new", "old").getByChannel(userId, "instagram", channelId);
    expect(found?.accessToken?.reveal()).toBe("EAAG-page-token");
  });

  it("come back as null when their key is lost, and the connection stays visible", async () => {
    await withKeys("old").save(auth);
    const found = await withKeys("new").getByChannel(userId, "instagram", channelId);
    expect(found).toMatchObject({ channelId, accessToken: null, refreshToken: null, userAccessToken: null });
  });

  it("do not open in another owner's document, nor in another field", async () => {
    await withKeys("k1").save(auth);
    const stored = await documents.findOne({ channelId });
    const other = await withKeys("k1").save(aNewSocialAuth({ channelId: "2" }));
    const accessToken: unknown = stored?.accessToken;
    await documents.updateOne({ channelId: "2" }, { $set: { accessToken } });
    await documents.updateOne({ channelId }, { $set: { userAccessToken: accessToken } });
    const copied = await withKeys("k1").getByChannel(other.userId, "instagram", "2");
    expect(copied?.accessToken).toBeNull();
    const moved = await withKeys("k1").getByChannel(userId, "instagram", channelId);
    expect(moved?.userAccessToken).toBeNull();
    expect(moved?.accessToken).not.toBeNull();
  });
});

describe("the tokens of two channels of one owner", () => {
  const userId = anId();
  const service = new SocialAuthRepository(db, aTokenCipher(), clock);
  const read = (channelId: string) => service.getByChannel(userId, "instagram", channelId);
  const tokensOf = async (channelId: string) => {
    const auth = await read(channelId);
    return [auth?.accessToken?.reveal(), auth?.userAccessToken?.reveal()];
  };

  async function saveBoth(): Promise<void> {
    for (const channelId of ["1", "2"])
      await service.save(
        aNewSocialAuth({
          userId,
          channelId,
          accessToken: new Secret(`page ${channelId}`),
          userAccessToken: new Secret(`person ${channelId}`),
        }),
      );
  }

  async function swapTokens(): Promise<void> {
    const [first, second] = await documents.find().sort({ channelId: 1 }).toArray();
    const tokensIn = (of: typeof first) => ({
      accessToken: of?.accessToken as unknown,
      userAccessToken: of?.userAccessToken as unknown,
    });
    await documents.updateOne({ channelId: "1" }, { $set: tokensIn(second) });
    await documents.updateOne({ channelId: "2" }, { $set: tokensIn(first) });
  }

  /** As a process of an older version leaves them: sealed for the owner alone, under a name of their own. */
  async function sealAsBefore(over: object = {}): Promise<void> {
    const ownerId = userId;
    for (const channelId of ["1", "2"]) {
      const seal = (text: string, purpose: "access_token" | "user_access_token") =>
        sealedBefore(new Secret(`${text} ${channelId}`), { ownerId, purpose });
      const accessToken = await seal("page", "access_token");
      const userAccessToken = await seal("person", "user_access_token");
      await documents.updateOne({ channelId }, { $set: { accessToken, userAccessToken, ...over } });
    }
  }

  it("do not open once they are swapped", async () => {
    await saveBoth();
    await swapTokens();
    expect(await tokensOf("1")).toEqual([undefined, undefined]);
    expect(await tokensOf("2")).toEqual([undefined, undefined]);
  });

  it("open as they were sealed before, and are sealed anew: then they cannot be swapped any more", async () => {
    await saveBoth();
    await sealAsBefore({ credentialsId: anId() });
    const before = await documents.find().sort({ channelId: 1 }).toArray();
    expect(await tokensOf("1")).toEqual(["page 1", "person 1"]);
    expect(await service.listByUser(userId, "instagram")).toHaveLength(2);
    const bound = await documents.find().sort({ channelId: 1 }).toArray();
    expect(bound[0]?.accessToken).not.toBe(before[0]?.accessToken);
    expect(bound[0]?.credentialsId).toBe(before[0]?.credentialsId);
    expect(await tokensOf("2")).toEqual(["page 2", "person 2"]);
    expect(await documents.find().sort({ channelId: 1 }).toArray()).toEqual(bound);
    await swapTokens();
    expect(await tokensOf("1")).toEqual([undefined, undefined]);
    // A copy of an old value does not open either.
    const accessToken: unknown = before[1]?.accessToken;
    await documents.updateOne({ channelId: "1" }, { $set: { accessToken } });
    expect((await read("1"))?.accessToken).toBeNull();
  });

  it("open where credentials had no name yet, and keep having none", async () => {
    await saveBoth();
    await sealAsBefore();
    await documents.updateMany({}, { $unset: { credentialsId: "", tokensBound: "" } });
    expect(await read("1")).toMatchObject({ credentialsId: null });
    expect(await read("1")).toMatchObject({ credentialsId: null });
    expect(await tokensOf("1")).toEqual(["page 1", "person 1"]);
    await swapTokens();
    expect(await tokensOf("1")).toEqual([undefined, undefined]);
  });

  it("wait for a key that is lost", async () => {
    await saveBoth();
    await sealAsBefore({ credentialsId: anId() });
    const without = new SocialAuthRepository(db, aTokenCipher("another"), clock);
    expect(await without.getByChannel(userId, "instagram", "1")).toMatchObject({ accessToken: null });
    expect(await tokensOf("1")).toEqual(["page 1", "person 1"]);
  });

  it("are bound after a refresh as well", async () => {
    await saveBoth();
    for (const channelId of ["1", "2"]) {
      const id = (await read(channelId))?.id ?? "";
      await service.update(id, { accessToken: new Secret(`fresh ${channelId}`) });
    }
    await swapTokens();
    expect(await tokensOf("1")).toEqual([undefined, undefined]);
  });

  it("do not get lost when a refresh and the sealing anew race", async () => {
    await saveBoth();
    await sealAsBefore({ credentialsId: anId() });
    const id = (await service.getByChannel(userId, "instagram", "2"))?.id ?? "";
    const reads = Array.from({ length: 10 }, () => read("1"));
    const refresh = service.update(id, { accessToken: new Secret("fresh 2") });
    await Promise.all([...reads, ...Array.from({ length: 10 }, () => read("2")), refresh]);
    expect(await tokensOf("1")).toEqual(["page 1", "person 1"]);
    expect(await tokensOf("2")).toEqual(["fresh 2", "person 2"]);
  });
});

describe("when an answer gets lost", () => {
  it.each(["before", "after"] as const)(
    "still saves and updates once (%s the server did it)",
    async (loss) => {
      const flaky = withLostAnswers(db, "findOneAndUpdate", [loss]);
      const auth = aNewSocialAuth({ channelId: anId() });
      const saved = await new SocialAuthRepository(flaky, aTokenCipher(), clock).save(auth);
      const flakyUpdate = withLostAnswers(db, "findOneAndUpdate", [loss]);
      const service = new SocialAuthRepository(flakyUpdate, aTokenCipher(), clock);
      expect(await service.update(saved.id, { problem: "expired" })).toEqual({
        ...saved,
        problem: "expired",
      });
      expect(await documents.findOne({ channelId: auth.channelId })).toMatchObject({ version: 2 });
    },
  );

  it.each(["before", "after"] as const)(
    "still tells that it deleted (%s the server did it)",
    async (loss) => {
      const service = new SocialAuthRepository(
        withLostAnswers(db, "deleteOne", [loss]),
        aTokenCipher(),
        clock,
      );
      const saved = await service.save(aNewSocialAuth({ channelId: anId() }));
      expect(await service.delete(saved.id, saved)).toBe(true);
      expect(await service.delete(saved.id, saved)).toBe(false);
    },
  );
});
