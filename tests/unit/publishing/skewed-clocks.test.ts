import { describe, expect, it } from "vitest";
import type { Fault } from "@/tests/fakes/graph/fake-graph";
import { aPress, type Press } from "./a-press";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const SEND = { method: "POST", path: "media_publish" };
const HIDDEN: Fault = { match: SEND, action: "apply-then-drop" };
const BLIND: Fault = {
  match: { method: "GET", path: /\/17889\d+$/, nth: 2 },
  action: "answer",
  error: "100/33",
  times: 999,
};

/** Where Meta's clock is so far ahead of ours. */
async function pressWhere(theirsAheadMs: number, tellsTime = true): Promise<Press> {
  const press = await aPress();
  press.fake.advance(theirsAheadMs);
  press.fake.setSwitches({ tellsTime });
  // Not on the full second, where rounding hides what clocks do.
  press.clock.advance(6 * MINUTE + 370);
  return press;
}

async function published(press: Press, faults: readonly Fault[]) {
  for (const fault of faults) press.fake.inject(fault);
  const post = await press.submit();
  await press.settle(1);
  return await press.read(post);
}

/** A twin that somebody posted by hand: what remains of a post of ours that nobody here remembers. */
async function postedByHand(press: Press): Promise<string | undefined> {
  const post = await press.submit();
  await press.settle(0.2);
  await press.posts.remove(await press.read(post));
  press.fake.seedWorld((world) => {
    world.containers.length = 0;
  });
  return press.live()[0]?.id;
}

const SKEWS = [
  -4 * 60 * MINUTE,
  -5 * MINUTE,
  -3 * SECOND,
  -400,
  0,
  400,
  3 * SECOND,
  5 * MINUTE,
  4 * 60 * MINUTE,
];

describe("with Meta's clock away from ours, a hidden success", () => {
  it.each(SKEWS)("is found with its id (%i ms)", async (ahead) => {
    const press = await pressWhere(ahead);
    const post = await published(press, [HIDDEN]);
    expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id });
    expect(post.permalink).toContain(press.live()[0]?.shortcode);
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 1 });
  });

  it.each(SKEWS)("is found by the list alone (%i ms)", async (ahead) => {
    const press = await pressWhere(ahead);
    const post = await published(press, [HIDDEN, BLIND]);
    expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id });
  });

  it.each([-40 * SECOND, -3 * SECOND, 0, 3 * SECOND, 5 * MINUTE])(
    "is found although no answer tells the time (%i ms)",
    async (ahead) => {
      const press = await pressWhere(ahead, false);
      const post = await published(press, [HIDDEN]);
      expect(post).toMatchObject({ status: "published", platformPostId: press.live()[0]?.id });
    },
  );

  it("is not sent again where the list alone could tell and no answer tells the time", async () => {
    const press = await pressWhere(-3 * SECOND, false);
    press.fake.setSwitches({ secondPublishGoesLive: true });
    const gone: Fault = { match: SEND, action: "apply-then-answer", error: "24/2207006" };
    const post = await published(press, [gone, BLIND]);
    expect(post.status).toBe("unconfirmed");
    expect(press.live()).toHaveLength(1);
  });

  it("is looked for with the sender's clock, whatever the next worker's says", async () => {
    const press = await pressWhere(0);
    press.fake.inject(HIDDEN);
    const post = await press.submit();
    const ahead = {
      now: () => new Date(press.clock.now().getTime() + 3 * MINUTE),
      sleep: press.clock.sleep.bind(press.clock),
    };
    await press.worker({ clock: ahead }).workOnce();
    expect(press.live()).toHaveLength(1);
    press.clock.advance(3 * MINUTE);
    await press.settle(1);
    expect((await press.read(post)).platformPostId).toBe(press.live()[0]?.id);
  });
});

describe("with Meta's clock away from ours, a twin posted by hand", () => {
  it.each([-5 * MINUTE, -3 * SECOND, 0, 3 * SECOND, 5 * MINUTE])(
    "ten seconds before the send is not taken for a post that did nothing (%i ms)",
    async (ahead) => {
      const press = await pressWhere(ahead);
      const byHand = await postedByHand(press);
      press.clock.advance(10 * SECOND);
      const post = await published(press, [{ match: SEND, action: "answer", error: "500" }]);
      expect(post.status).toBe("published");
      expect(post.platformPostId).not.toBe(byHand);
      expect(press.live()).toHaveLength(2);
    },
  );

  it("a moment before the send is not taken for a live post that the list does not show yet", async () => {
    const press = await pressWhere(-3 * SECOND, false);
    const byHand = await postedByHand(press);
    press.fake.setSwitches({ readLagMs: 45 * SECOND });
    press.clock.advance(2 * SECOND);
    const post = await published(press, [HIDDEN]);
    expect(post.platformPostId).not.toBe(byHand);
    expect(press.live()).toHaveLength(2);
  });
});

/** The list was away until we stopped looking for the id. */
async function publishedWithoutId(press: Press) {
  press.fake.inject({
    match: { method: "GET", path: /\/media$/ },
    action: "answer",
    error: "500",
    times: 999,
  });
  press.fake.inject(HIDDEN);
  const post = await press.submit();
  await press.settle(0.25);
  press.fake.clearFaults();
  expect(await press.read(post)).toMatchObject({
    status: "published",
    platformPostId: null,
    upkeep: { linkDueAt: null },
  });
  return post;
}

describe("a post that was left published without its id", () => {
  it.each([-3 * SECOND, 3 * SECOND])(
    "gets it, and its numbers, with a later round (%i ms)",
    async (ahead) => {
      const press = await pressWhere(ahead, false);
      const post = await publishedWithoutId(press);
      await press.settle(0.5);
      const healed = await press.read(post);
      expect(healed).toMatchObject({ platformPostId: press.live()[0]?.id });
      expect(healed.permalink).toContain(press.live()[0]?.shortcode);
      expect(healed.metrics).toHaveLength(1);
    },
  );

  it("is none that was posted after it was known to be live", async () => {
    const press = await pressWhere(0);
    const post = await publishedWithoutId(press);
    press.fake.seedWorld(({ media }) => {
      for (const one of media) one.publishedAt += 5 * MINUTE;
    });
    await press.settle(40 * 24);
    expect((await press.read(post)).platformPostId).toBeNull();
  });
});
