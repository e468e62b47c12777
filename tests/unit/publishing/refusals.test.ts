import { describe, expect, it } from "vitest";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aPress } from "./a-press";

const MINUTE = 60_000;
const SEND = { method: "POST", path: "media_publish" };
const PREPARE = { method: "POST", path: /\/media$/ };
const CHECK = { method: "GET", path: /\/17889\d+$/ };

async function underFaults(...faults: readonly Fault[]) {
  const press = await aPress();
  for (const fault of faults) press.fake.inject(fault);
  const post = await press.submit();
  return { press, post };
}

describe("a container that is not ready after all", () => {
  it("9007: the same container is published a little later", async () => {
    const { press, post } = await underFaults({ match: SEND, action: "answer", error: "9007/2207027" });
    await press.settle();
    const [first = 0, second = 0] = press.sends();
    expect(second - first).toBeLessThan(5000);
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.calls().filter((call) => call === `POST ${FIELD_BAKERY}/media`)).toHaveLength(1);
  });

  it.each(["24/2207006", "24/2207008"])(
    "%s with a container Meta no longer knows: a new one",
    async (error) => {
      const { press, post } = await underFaults(
        { match: SEND, action: "answer", error },
        { match: { ...CHECK, nth: 2 }, action: "answer", error: "100/33", times: 2 },
        { match: { ...CHECK, nth: 4 }, action: "answer", error: "100/33", times: 20 },
      );
      await press.settle(0.05);
      press.fake.clearFaults();
      await press.settle();
      expect(await press.read(post)).toMatchObject({ status: "published", publication: { rebuilds: 1 } });
      expect(press.live()).toHaveLength(1);
      const [first = 0, second = 0] = press.sends();
      expect(second - first).toBeGreaterThanOrEqual(MINUTE);
    },
  );

  it.each(["24/2207006", "24/2207008"])(
    "%s after a success in disguise: found, not rebuilt",
    async (error) => {
      const { press, post } = await underFaults({ match: SEND, action: "apply-then-answer", error });
      await press.settle();
      expect(await press.read(post)).toMatchObject({
        status: "published",
        platformPostId: press.live()[0]?.id,
      });
      expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
    },
  );

  it.each(["100/33", "10"])(
    "%s for half a minute: looked at again, the connection is not blamed",
    async (error) => {
      const { press, post } = await underFaults({
        match: CHECK,
        action: "answer",
        error,
        times: 999,
      });
      await press.worker().workOnce();
      press.clock.advance(30_000);
      press.fake.clearFaults();
      await press.settle();
      expect((await press.read(post)).status).toBe("published");
      expect((await press.connection()).problem).toBeNull();
    },
  );

  it("100/33 for ever: publishing is tried once after a minute", async () => {
    const { press, post } = await underFaults({
      match: CHECK,
      action: "answer",
      error: "100/33",
      times: 9999,
    });
    await press.settle();
    const [send = 0, ...more] = press.sends();
    expect(send - post.createdAt.getTime()).toBeGreaterThanOrEqual(MINUTE);
    expect(more).toEqual([]);
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect((await press.connection()).problem).toBeNull();
  });

  it("2207026 in its text: failed for good, with the reason", async () => {
    const press = await aPress();
    press.fake.setRipening(500);
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (new URL(request.url).pathname.endsWith("/media")) press.fake.failContainer(2207026);
        return answer;
      },
    });
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "media_rejected", reason: "video_format", retryable: false },
    });
    expect(press.live()).toHaveLength(0);
  });

  it.each([
    { broken: 1, status: "published" },
    { broken: 99, status: "failed" },
  ])("2207076 in its text ($broken times): one new container, then $status", async ({ broken, status }) => {
    const press = await aPress();
    let made = 0;
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        if (new URL(request.url).pathname.endsWith("/media") && request.method === "POST" && made++ < broken)
          press.fake.failContainer(2207076);
        return answer;
      },
    });
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe(status);
    expect(made).toBe(2);
  });

  it("expired: a new one", async () => {
    const { press, post } = await underFaults({
      match: CHECK,
      action: "answer",
      status: 200,
      body: { status_code: "EXPIRED", id: "1" },
    });
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.calls().filter((call) => call === `POST ${FIELD_BAKERY}/media`)).toHaveLength(2);
    expect(press.live()).toHaveLength(1);
  });
});

describe("a picture that Meta does not take", () => {
  it("9004 twice: fetched at the third try", async () => {
    const { press, post } = await underFaults({
      match: PREPARE,
      action: "answer",
      error: "9004/2207052",
      times: 2,
    });
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
  });

  it("9004 for ever: failed, with the reason, after four tries", async () => {
    const { press, post } = await underFaults({
      match: PREPARE,
      action: "answer",
      error: "9004/2207052",
      times: 99,
    });
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { reason: "media_unreachable" },
    });
    expect(press.calls()).toHaveLength(4);
  });

  it("9004 after limits that took many waits: still has its quick tries", async () => {
    const { press, post } = await underFaults(
      { match: PREPARE, action: "answer", error: "80002", times: 5 },
      { match: { ...PREPARE, nth: 6 }, action: "answer", error: "9004/2207052", times: 2 },
    );
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
  });

  it("36003: failed at once, with the reason", async () => {
    const { press, post } = await underFaults({ match: PREPARE, action: "answer", error: "36003/2207009" });
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "media_rejected", reason: "image_ratio", retryable: false },
      steps: [{ name: "prepare", state: "failed" }, { state: "pending" }, { state: "pending" }],
    });
    expect(press.calls()).toHaveLength(1);
  });
});

describe("limits", () => {
  it.each([
    { where: "preparing", match: PREPARE },
    { where: "processing", match: CHECK },
  ])("80002 while $where: waits as queued for as long as the header says", async ({ match }) => {
    const { press, post } = await underFaults({ match, action: "answer", error: "80002" });
    await press.worker().workOnce();
    const waiting = await press.read(post);
    expect(waiting).toMatchObject({ status: "queued", failure: { code: "rate_limited", retryable: true } });
    const wait = (waiting.nextAttemptAt?.getTime() ?? 0) - waiting.updatedAt.getTime();
    expect(wait).toBe(17 * MINUTE);
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
  });

  it("the daily quota: waits with growing pauses and goes out when there is room", async () => {
    const { press, post } = await underFaults();
    press.fake.setQuota(FIELD_BAKERY, { total: 5, usedElsewhere: 5 });
    await press.settle(1);
    const waiting = await press.read(post);
    expect(waiting).toMatchObject({
      status: "queued",
      failure: { code: "quota_exhausted" },
      publication: { sentAt: null },
    });
    const wait = (waiting.nextAttemptAt?.getTime() ?? 0) - waiting.updatedAt.getTime();
    expect(wait).toBeLessThanOrEqual(15 * MINUTE);
    press.fake.setQuota(FIELD_BAKERY, { usedElsewhere: 0 });
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it("a wait without sense in the header ends after a day", async () => {
    const headers = { "retry-after": "999999999" };
    const { press, post } = await underFaults({ match: PREPARE, action: "answer", error: "4", headers });
    await press.worker().workOnce();
    const { nextAttemptAt, updatedAt } = await press.read(post);
    expect((nextAttemptAt?.getTime() ?? 0) - updatedAt.getTime()).toBe(24 * 60 * MINUTE);
  });

  it("a cut connection while preparing: tried again, with growing waits", async () => {
    const { press, post } = await underFaults({ match: PREPARE, action: "drop", times: 3 });
    await press.settle();
    const tries = press.fake.log.filter(({ path }) => path.endsWith("/media")).map(({ at }) => at);
    const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(gaps).toEqual([15_000, 30_000, 60_000]);
    expect((await press.read(post)).status).toBe("published");
  });
});
