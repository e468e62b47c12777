import { describe, expect, it } from "vitest";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aFake, get, logIn, post, prepare, proofOf, publish, VIDEO } from "./a-fake-person";
import { goLive } from "./a-fake-post";

const PUBLISH = { method: "POST", path: "media_publish" };

async function ready(options: Parameters<typeof aFake>[0] = {}) {
  const fake = aFake(options);
  const { page } = await logIn(fake);
  return { fake, page, container: await prepare(fake, page) };
}

async function underFault(fault: Omit<Fault, "match">) {
  const { fake, page, container } = await ready();
  fake.inject({ ...fault, match: PUBLISH });
  const answer = await publish(fake, page, container).catch((cause: unknown) => cause);
  return { fake, page, container, answer, live: fake.livePosts(FIELD_BAKERY).length };
}

describe("an injected fault", () => {
  it("answers without applying", async () => {
    const { answer, live } = await underFault({ action: "answer", error: "4/2207051" });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 4, error_subcode: 2207051 } } });
    expect(live).toBe(0);
  });

  it("answers an error although the post went live", async () => {
    const { answer, live } = await underFault({ action: "apply-then-answer", error: "500" });
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 2, is_transient: true } } });
    expect(live).toBe(1);
  });

  it("answers success without an id", async () => {
    const { answer } = await underFault({ action: "apply-then-answer", error: "200-no-id" });
    expect(answer).toMatchObject({ status: 200, raw: { success: true } });
  });

  it.each([
    ["drop", 0],
    ["apply-then-drop", 1],
  ] as const)("%s cuts the connection", async (action, expected) => {
    const { fake, answer, live } = await underFault({ action });
    expect(answer).toEqual(new TypeError("fetch failed"));
    expect(live).toBe(expected);
    expect(fake.log.at(-1)).toMatchObject({ outcome: "dropped", fault: action });
  });

  it("answers with the status, body and headers it was given", async () => {
    const fault = {
      action: "answer",
      status: 418,
      body: { tea: true },
      headers: { "retry-after": "7" },
    } as const;
    const { answer } = await underFault(fault);
    expect(answer).toMatchObject({ status: 418, raw: { tea: true } });
  });

  it("tells the wait of a rate limit only in a header", async () => {
    const { fake, page } = await ready();
    fake.inject({ action: "answer", error: "80002" });
    const { headers } = await get(fake, page, FIELD_BAKERY);
    expect(headers.get("x-business-use-case-usage")).toContain('"estimated_time_to_regain_access":17');
  });

  it("hits the nth match, as often as told, then is gone", async () => {
    const { fake, page } = await ready();
    fake.inject({ match: { path: /\/\d+$/, nth: 2 }, action: "answer", error: "190/463", times: 2 });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) statuses.push((await get(fake, page, FIELD_BAKERY)).status);
    expect(statuses).toEqual([200, 400, 400, 200]);
  });

  it("slows the answer, not the effect", async () => {
    const wake: (() => void)[] = [];
    const sleep = () => new Promise<void>((done) => wake.push(done));
    const { fake, page, container } = await ready({ sleep });
    fake.inject({ match: PUBLISH, action: "slow", ms: 60_000 });
    const answer = publish(fake, page, container);
    await expect.poll(() => fake.livePosts(FIELD_BAKERY)).toHaveLength(1);
    await expect.poll(() => wake).toHaveLength(1);
    for (const done of wake) done();
    expect(await answer).toMatchObject({ status: 200 });
  });
});

describe("a request whose sender died", () => {
  it("still arrives", async () => {
    const wake: (() => void)[] = [];
    const sleep = () => new Promise<void>((done) => wake.push(done));
    const { fake, page, container } = await ready({ sleep });
    fake.setSwitches({ arriveAfterDeathMs: 45_000 });
    const sender = new AbortController();
    const body = new URLSearchParams({
      creation_id: container,
      access_token: page,
      appsecret_proof: proofOf(page),
    });
    const url = `https://graph.facebook.com/v26.0/${FIELD_BAKERY}/media_publish`;
    const sent = fake.handle(new Request(url, { method: "POST", body, signal: sender.signal }));
    sender.abort(new Error("gone"));
    await expect(sent).rejects.toThrow("gone");
    await expect.poll(() => wake).toHaveLength(1);
    expect(fake.livePosts(FIELD_BAKERY)).toHaveLength(0);
    for (const done of wake) done();
    await fake.settle();
    expect(fake.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });
});

describe("the fake's memory", () => {
  it("survives in a snapshot", async () => {
    const { fake, page, container } = await ready();
    await publish(fake, page, container);
    const later = aFake();
    later.restore(fake.snapshot());
    expect(later.livePosts(FIELD_BAKERY)).toEqual(fake.livePosts(FIELD_BAKERY));
    expect((await get(later, page, "me")).status).toBe(200);
  });

  it("takes the snapshot of an older fake", async () => {
    const { fake, page } = await ready();
    const old = JSON.parse(fake.snapshot());
    delete old.comments;
    delete old.sequence.comment;
    for (const name of ["videoRipenMs", "ripenings", "retiredMetrics"]) delete old.switches[name];
    const later = aFake();
    later.restore(JSON.stringify(old));
    const id = await goLive(later, page, { media_type: "REELS", video_url: VIDEO });
    const { body } = await post(later, page, `${id}/comments`, { message: "Yum" });
    expect(body.id).toMatch(/^17870\d{12}$/);
    expect((await get(later, page, `${id}/insights?metric=views`)).status).toBe(200);
  });

  it("goes back to the seed world on reset, but keeps the list of what it issued", async () => {
    const { fake, page, container } = await ready();
    await publish(fake, page, container);
    fake.reset();
    expect(fake.livePosts(FIELD_BAKERY)).toEqual([]);
    expect(fake.log).toEqual([]);
    expect((await get(fake, page, "me")).body.error?.code).toBe(190);
    expect(fake.allTokens()).toContain(page);
  });
});
