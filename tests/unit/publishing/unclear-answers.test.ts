import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aPress, type Press } from "./a-press";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SEND = { method: "POST", path: "media_publish" };

async function published(faults: readonly Fault[], arrange: (press: Press) => void = () => {}) {
  const press = await aPress();
  arrange(press);
  for (const fault of faults) press.fake.inject(fault);
  const post = await press.submit();
  await press.settle();
  return { press, post: await press.read(post) };
}

describe("an answer that hides a success", () => {
  it.each(["4/2207051", "500", "200-no-id", "200-empty", "200-html", "502", "1", "-1/2207001", "4", "80002"])(
    "%s: published with its true id, sent once",
    async (error) => {
      const { press, post } = await published([{ match: SEND, action: "apply-then-answer", error }]);
      expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id, failure: null });
      expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
    },
  );

  it("a cut connection: published with its true id, sent once", async () => {
    const { press, post } = await published([{ match: SEND, action: "apply-then-drop" }]);
    expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id });
    expect(press.sends()).toHaveLength(1);
  });

  it("is found by the list alone when the container cannot be read", async () => {
    const { press, post } = await published([
      { match: SEND, action: "apply-then-answer", error: "500" },
      { match: { method: "GET", path: /\/17889\d+$/, nth: 2 }, action: "answer", error: "100/33", times: 99 },
    ]);
    expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id });
  });

  it("is not taken for a refusal while reads lag and a second send would go live", async () => {
    for (const error of ["500", "4/2207051", "200-no-id"]) {
      const { press, post } = await published(
        [{ match: SEND, action: "apply-then-answer", error }],
        ({ fake }) => fake.setSwitches({ readLagMs: 45_000, secondPublishGoesLive: true, ripenMs: 1500 }),
      );
      expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id });
      expect(press.live()).toHaveLength(1);
    }
  });

  it("is not ruled out by a read whose answer took long: it tells of the time of the question", async () => {
    const press = await aPress();
    press.fake.setSwitches({ readLagMs: 45_000, secondPublishGoesLive: true, ripenMs: 1500 });
    press.fake.inject({ match: SEND, action: "apply-then-answer", error: "500" });
    const post = await press.submit();
    const slow = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        const isLook = /\/17889\d+$/.test(new URL(request.url).pathname);
        const sinceSend = press.clock.now().getTime() - (press.sends()[0] ?? Number.POSITIVE_INFINITY);
        // The list is read beside it: its answer is made before time passes, too.
        await setTimeout(5);
        if (isLook && sinceSend > 20_000 && sinceSend < 45_000) press.clock.advance(45_000);
        return answer;
      },
    });
    await press.settle(2, slow);
    expect((await press.read(post)).status).toBe("published");
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
  });

  it("is unconfirmed when nothing can be read for ten minutes", async () => {
    const { press, post } = await published([
      { match: SEND, action: "apply-then-answer", error: "500" },
      { match: { method: "GET", path: /\/17889\d+$/, nth: 2 }, action: "answer", error: "500", times: 999 },
      { match: { method: "GET", path: `${FIELD_BAKERY}/media` }, action: "drop", times: 999 },
    ]);
    expect(post).toMatchObject({ status: "unconfirmed", nextAttemptAt: null, failure: { retryable: false } });
    expect(press.sends()).toHaveLength(1);
    expect(post.updatedAt.getTime() - (press.sends()[0] ?? 0)).toBeLessThan(11 * MINUTE);
  });
});

describe("an answer that hides nothing", () => {
  it.each(["500", "200-no-id", "502"])("%s: sent again after the quiet period", async (error) => {
    const { press, post } = await published([{ match: SEND, action: "answer", error }]);
    const [first = 0, second = 0, ...more] = press.sends();
    expect(second - first).toBeGreaterThanOrEqual(MINUTE);
    expect(second - first).toBeLessThan(2 * MINUTE);
    expect(more).toEqual([]);
    expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id });
    expect(press.live()).toHaveLength(1);
    const between = press.fake.log.filter(
      ({ path, at }) => /\/17889\d+$/.test(path) && at > first && at <= second,
    );
    expect(between.length).toBeGreaterThanOrEqual(2);
    expect((between.at(-1)?.at ?? 0) - first).toBeGreaterThanOrEqual(MINUTE);
  });

  it("a cut connection: sent again after the quiet period", async () => {
    const { press } = await published([{ match: SEND, action: "drop" }]);
    const [first = 0, second = 0] = press.sends();
    expect(second - first).toBeGreaterThanOrEqual(MINUTE);
    expect(press.live()).toHaveLength(1);
  });

  it("is sent a few times only", async () => {
    const { press, post } = await published([{ match: SEND, action: "answer", error: "500", times: 999 }]);
    expect(post).toMatchObject({ status: "failed", failure: { code: "platform_unavailable" } });
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 0, sends: 4 });
  });

  it("an action block: failed, never sent again, and the account rests for a day", async () => {
    const { press, post } = await published([{ match: SEND, action: "answer", error: "4/2207051" }]);
    expect(post).toMatchObject({
      status: "failed",
      failure: { code: "account_restricted", reason: "action_blocked" },
    });
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 0, sends: 1 });
    const until = (await press.connection()).publishingPausedUntil?.getTime() ?? 0;
    expect(Math.abs(until - post.updatedAt.getTime() - DAY)).toBeLessThan(MINUTE);
    const next = await press.submit("Another one");
    await press.settle(1);
    expect(await press.read(next)).toMatchObject({
      status: "queued",
      failure: { code: "rate_limited", reason: "action_blocked" },
    });
    await press.settle(30);
    expect((await press.read(next)).status).toBe("published");
  });

  it("an action block: disconnecting and connecting the account anew does not end its rest", async () => {
    const { press } = await published([{ match: SEND, action: "answer", error: "4/2207051" }]);
    await press.connections.delete((await press.connection()).id);
    await press.connect();
    const next = await press.submit("Another one");
    await press.settle(1);
    expect(await press.read(next)).toMatchObject({
      status: "queued",
      failure: { code: "rate_limited", reason: "action_blocked" },
    });
    await press.settle(30);
    expect((await press.read(next)).status).toBe("published");
  });

  it("a permanent code: failed with its reason after two looks, never sent again", async () => {
    const { press, post } = await published([{ match: SEND, action: "answer", error: "36003/2207009" }]);
    expect(post).toMatchObject({
      status: "failed",
      failure: { code: "media_rejected", reason: "image_ratio" },
    });
    expect(press.sends()).toHaveLength(1);
  });
});

describe("the list of live posts", () => {
  it("does not lend a twin that was posted by hand just before", async () => {
    const press = await aPress();
    await press.submit("Twin");
    await press.settle();
    const byHand = press.live()[0]?.id;
    press.fake.seedWorld((world) => {
      world.containers.length = 0;
    });
    press.clock.advance(1500);
    press.fake.inject({ match: SEND, action: "answer", error: "500" });
    const post = await press.submit("Twin");
    await press.settle();
    const { status, platformPostId } = await press.read(post);
    expect(status).toBe("published");
    expect(platformPostId).not.toBe(byHand);
    expect(press.live()).toHaveLength(2);
  });

  it("does not lend one submission's post to its twin", async () => {
    const press = await aPress();
    press.fake.inject({ match: SEND, action: "answer", error: "500" });
    press.fake.inject({ match: { ...SEND, nth: 2 }, action: "apply-then-answer", error: "500" });
    const [one, two] = [await press.submit("Twin"), await press.submit("Twin")];
    const [first, second] = [press.worker(), press.worker()];
    await Promise.all([first.workOnce(), second.workOnce()]);
    await press.settle();
    const ids = [(await press.read(one)).platformPostId, (await press.read(two)).platformPostId];
    expect(new Set(ids)).toEqual(new Set(press.live().map(({ id }) => id)));
    expect(press.live()).toHaveLength(2);
  });
});
