import { ObjectId } from "mongodb";
import { describe, expect, it } from "vitest";
import { MongoPostRepository } from "@/infrastructure/repositories/social/post-repo";
import { aNewPost } from "@/tests/builders/a-post";
import { postRepositoryContract } from "@/tests/contracts/post-repository.contract";
import { type LostWhen, withLostAnswers } from "@/tests/fakes/lost-answers";
import { testDatabase } from "@/tests/setup/test-database";

const NOW = new Date("2026-11-24T09:00:00.000Z");
const db = testDatabase();
const documents = db.collection("social_posts");

const emptied = async (): Promise<MongoPostRepository> => {
  await documents.deleteMany({});
  return new MongoPostRepository(db);
};
const losing = (method: string, losses: readonly LostWhen[]) =>
  new MongoPostRepository(withLostAnswers(db, method, losses));

const damage = async (_posts: MongoPostRepository, id: string): Promise<void> => {
  await documents.updateOne({ _id: new ObjectId(id) }, { $set: { retries: "as tomorrow counts them" } });
};

postRepositoryContract("MongoDB", emptied, damage);

describe("when an answer gets lost", () => {
  it.each([
    { losses: ["before"] },
    { losses: ["after"] },
    { losses: ["before", "after"] },
    { losses: ["before", "before", "before"] },
  ] as const)("stores one post ($losses)", async ({ losses }) => {
    await emptied();
    const result = await losing("insertOne", losses).insert(aNewPost({ idempotencyKey: "k" }), NOW);
    expect(result.created).toBe(true);
    expect(await documents.countDocuments()).toBe(1);
  });

  it.each(["before", "after"] as const)("advances once (%s the server did it)", async (loss) => {
    const posts = await emptied();
    await posts.insert(aNewPost(), NOW);
    const claim = await posts.claimDue(NOW);
    if (claim === null) throw new Error("Nothing was due");
    const next = { ...claim.post, status: "preparing" } as const;
    const advanced = await losing("findOneAndUpdate", [loss]).advance(claim, next, NOW);
    expect(advanced).toMatchObject({
      fence: claim.fence,
      version: claim.version + 1,
      post: { status: "preparing" },
    });
    if (advanced === null) throw new Error("The claim was lost");
    expect(await losing("findOneAndUpdate", [loss]).release(advanced, next, NOW)).toBe(true);
  });

  it.each([
    { losses: ["before"] },
    { losses: ["after"] },
    { losses: ["before", "after"] },
    { losses: ["before", "before", "before"] },
  ] as const)("removes a post ($losses)", async ({ losses }) => {
    const posts = await emptied();
    const { post } = await posts.insert(aNewPost(), NOW);
    expect(await losing("deleteOne", losses).remove(post)).toBe(true);
    expect(await documents.countDocuments()).toBe(0);
  });

  it("does not take another worker's write for its own", async () => {
    const posts = await emptied();
    await posts.insert(aNewPost(), NOW);
    const claim = await posts.claimDue(NOW);
    if (claim === null) throw new Error("Nothing was due");
    await posts.release(claim, claim.post, NOW);
    expect(await losing("findOneAndUpdate", ["before"]).advance(claim, claim.post, NOW)).toBeNull();
  });

  it("gives up with the network's error when nothing gets through", async () => {
    await emptied();
    const losses = Array.from({ length: 10 }, () => "before" as const);
    await expect(losing("insertOne", losses).insert(aNewPost(), NOW)).rejects.toThrow("connection broke");
    expect(await documents.countDocuments()).toBe(0);
  });
});
