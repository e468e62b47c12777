import { describe, expect, it } from "vitest";
import { POST as refresh } from "@/app/api/auth/instagram/refresh/route";
import { type LimitedAction, RATE_LIMITS } from "@/core/application/interfaces/rate-limiter";
import { rateLimiter } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { refusalOf } from "../support/answer";
import type { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { ELSEWHERE } from "../support/elsewhere";
import { act, connectedAdmin, deletePost, patchPost } from "../support/posts";
import { aPhoto, postOf, submitPost, uploadPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, db, sent } = httpScene({ RATE_LIMITS: "on" });
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

describe("a limit is asked before any work is done", () => {
  /** As if somebody had used up all but `left` of the allowance. */
  async function spend(actorId: string, action: LimitedAction, left = 0): Promise<void> {
    const spent = RATE_LIMITS[action] - left;
    await Promise.all(Array.from({ length: spent }, () => rateLimiter().hit(action, actorId)));
  }

  async function whoSpent(action: LimitedAction, left = 0): Promise<Browser> {
    const { browser, ownerId } = await connectedAdmin(meta);
    await spend(ownerId, action, left);
    return browser;
  }

  const REFUSED = { status: 429, code: "rate_limited" };
  const elsewhere = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ type: "image", url: `${ELSEWHERE}/${index}/gone` }));

  it("so submissions that are refused count, and nobody is asked about the next one", async () => {
    const browser = await whoSpent("post", 2);
    const body = { ...BODY, media: elsewhere(2) };
    for (let index = 0; index < 2; index += 1) expect((await submitPost(browser, body)).status).toBe(422);
    const asked = sent.length;
    expect(refusalOf(await submitPost(browser, body))).toEqual(REFUSED);
    expect(sent).toHaveLength(asked);
  });

  it("so publishing and retrying count as submissions, however they end", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = postOf(await submitPost(browser, { ...BODY, draft: true }));
    await spend(ownerId, "post");
    expect(refusalOf(await act(browser, id, "publish", { revision: 0 }))).toEqual(REFUSED);
    expect(refusalOf(await act(browser, "unknown", "retry"))).toEqual(REFUSED);
  });

  it("with drafts and edits counted apart from posts", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    await spend(ownerId, "post");
    const draft = postOf(await submitPost(browser, { ...BODY, draft: true }));
    const { revision } = draft;
    expect((await patchPost(browser, draft.id, { revision, caption: "Rolls" })).status).toBe(200);
    await spend(ownerId, "edit", 2);
    expect(refusalOf(await patchPost(browser, draft.id, { revision: 9 }))).toEqual(REFUSED);
    expect(refusalOf(await submitPost(browser, { ...BODY, draft: true }))).toEqual(REFUSED);
  });

  it("so a live post cannot be asked about or deleted without end", async () => {
    const browser = await whoSpent("edit");
    expect(refusalOf(await act(browser, "unknown", "confirm", { live: true }))).toEqual(REFUSED);
    expect(refusalOf(await deletePost(browser, "unknown"))).toEqual(REFUSED);
  });

  it("so the 121st upload is not taken in", async () => {
    const browser = await whoSpent("upload", 1);
    const small = await aPhoto(320, 320);
    expect((await uploadPhoto(browser, small)).status).toBe(201);
    expect(refusalOf(await uploadPhoto(browser, small))).toEqual(REFUSED);
    expect(await db.collection("social_media_files").countDocuments({ purpose: "upload" })).toBe(1);
  });

  it("so the 31st refresh does not reach Meta", async () => {
    const browser = await whoSpent("refresh", 1);
    const refreshOnce = () => browser.send(refresh, "/api/auth/instagram/refresh", { method: "POST" });
    expect((await refreshOnce()).status).toBe(200);
    const asked = sent.length;
    expect(refusalOf(await refreshOnce())).toEqual(REFUSED);
    expect(sent).toHaveLength(asked);
  });
});
