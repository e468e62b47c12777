import { describe, expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { type Answer, pathsOf, refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { postOf, submitPost } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene();
const PHOTO = { type: "image", url: "https://cdn.example.com/buns.jpg" };
const BODY = { channelId: FIELD_BAKERY, caption: "Buns", media: [PHOTO] };

async function connected(sub = anId()): Promise<Browser> {
  const browser = await signedIn(sub);
  await connectThroughMeta(browser, meta);
  return browser;
}

const withKey = (browser: Browser, key: string, body: unknown = BODY): Promise<Answer> =>
  submitPost(browser, body, { headers: { "idempotency-key": key } });

const stored = () => db.collection("social_posts").countDocuments();

describe("Idempotency-Key", () => {
  it("answers a repeated submission with the first post", async () => {
    const browser = await connected();
    const [first, second] = [await withKey(browser, "k-1"), await withKey(browser, "k-1")];
    expect([first.status, second.status]).toEqual([202, 200]);
    expect(postOf(second)).toEqual(postOf(first));
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(await stored()).toBe(1);
  });

  it("makes one submission of twenty that come at once", async () => {
    const browser = await connected();
    const answers = await Promise.all(Array.from({ length: 20 }, () => withKey(browser, "k-1")));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 19 }, () => 200),
      202,
    ]);
    expect(new Set(answers.map((answer) => postOf(answer).id)).size).toBe(1);
    expect(await stored()).toBe(1);
  });

  it("does not mind the order of the fields", async () => {
    const browser = await connected();
    await withKey(browser, "k-1");
    const { channelId, caption, media } = BODY;
    expect((await withKey(browser, "k-1", { media, caption, channelId })).status).toBe(200);
  });

  it("refuses another body under a used key", async () => {
    const browser = await connected();
    await withKey(browser, "k-1");
    const answer = await withKey(browser, "k-1", { ...BODY, caption: "Rye" });
    expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
    expect(await stored()).toBe(1);
  });

  it("lets one of two bodies win that come at once under one key", async () => {
    const browser = await connected();
    const answers = await Promise.all([
      withKey(browser, "k-1"),
      withKey(browser, "k-1", { ...BODY, caption: "Rye" }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(await stored()).toBe(1);
  });

  it("belongs to one admin", async () => {
    const answers = [await withKey(await connected(), "k-1"), await withKey(await connected(), "k-1")];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  });

  it("is not used up by a submission that was refused", async () => {
    const browser = await connected();
    expect((await withKey(browser, "k-1", { ...BODY, media: [] })).status).toBe(422);
    expect((await withKey(browser, "k-1")).status).toBe(202);
  });

  it("leaves submissions without one apart", async () => {
    const browser = await connected();
    expect(postOf(await submitPost(browser, BODY)).id).not.toBe(postOf(await submitPost(browser, BODY)).id);
  });

  it("takes 128 visible characters", async () => {
    expect((await withKey(await connected(), `!~${"x".repeat(126)}`)).status).toBe(202);
  });

  it.each([
    ["empty", ""],
    ["129 characters", "x".repeat(129)],
    ["one with a space", "a b"],
    ["one that is not ASCII", "caf\u00e9"],
  ])("refuses %s", async (_what, key) => {
    const answer = await withKey(await connected(), key);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual(["Idempotency-Key"]);
    expect(await stored()).toBe(0);
  });
});
