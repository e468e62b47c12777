import { expect, it } from "vitest";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { aPhoto, submitPost, uploadPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db } = httpScene({ RATE_LIMITS: "on" });
const BODY = { channelId: FIELD_BAKERY, media: [{ type: "image", url: "https://cdn.example.com/a.jpg" }] };

async function connected(): Promise<Browser> {
  const browser = await signedIn(anId());
  await connectThroughMeta(browser, meta);
  return browser;
}

it("the 61st post within ten minutes has to wait, and is not stored", async () => {
  const browser = await connected();
  for (let index = 0; index < 60; index += 1) expect((await submitPost(browser, BODY)).status).toBe(202);
  const answer = await submitPost(browser, BODY);
  expect(refusalOf(answer)).toEqual({ status: 429, code: "rate_limited" });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await db.collection("social_posts").countDocuments()).toBe(60);
});

it("a repeated submission costs nothing", async () => {
  const browser = await connected();
  const again = () => submitPost(browser, BODY, { headers: { "idempotency-key": "k-1" } });
  for (let index = 0; index < 70; index += 1) expect((await again()).status).toBeLessThan(300);
});

it("the 121st upload within ten minutes has to wait", async () => {
  const browser = await signedIn(anId());
  const small = await aPhoto(320, 320);
  for (let index = 0; index < 120; index += 1) await uploadPhoto(browser, small);
  expect(refusalOf(await uploadPhoto(browser, small))).toEqual({ status: 429, code: "rate_limited" });
});
