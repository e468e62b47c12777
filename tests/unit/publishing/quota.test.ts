import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aPress, type Press } from "./a-press";

const MINUTE = 60_000;
const UNREADABLE = {
  match: { path: "content_publishing_limit" },
  action: "answer",
  error: "500",
  times: 99,
} as const;
const quotaReads = (press: Press) =>
  press.calls().filter((call) => call.endsWith("content_publishing_limit")).length;

describe("the publishing quota", () => {
  it("is read after a post went out, and kept", async () => {
    const press = await aPress();
    press.fake.setQuota(FIELD_BAKERY, { total: 50, usedElsewhere: 7 });
    await press.submit();
    await press.settle(0.1);
    expect(await press.quotas.get(FIELD_BAKERY)).toMatchObject({ used: 8, total: 50 });
  });

  it("is asked for at most every five minutes; between two readings posts are counted", async () => {
    const press = await aPress();
    for (const caption of ["one", "two", "three"]) {
      await press.submit(caption);
      await press.settle(0.02);
    }
    expect(quotaReads(press)).toBe(1);
    expect((await press.quotas.get(FIELD_BAKERY))?.used).toBe(3);
    press.clock.advance(5 * MINUTE);
    await press.submit("four");
    await press.settle(0.02);
    expect(quotaReads(press)).toBe(2);
  });

  it("is never guessed where Meta leaves the total out", async () => {
    const press = await aPress();
    press.fake.setSwitches({ omitQuotaConfig: true });
    await press.submit();
    await press.settle(0.1);
    expect(await press.quotas.get(FIELD_BAKERY)).toMatchObject({ used: 1, total: null });
  });

  it("makes a post wait that would exceed it, without a request for it, until the window frees", async () => {
    const press = await aPress();
    press.fake.setQuota(FIELD_BAKERY, { total: 2, usedElsewhere: 1 });
    await press.submit("the last one");
    await press.settle(0.02);
    const post = await press.submit("one too many");
    const before = press.calls().length;
    await press.settle(0.02);
    expect(await press.read(post)).toMatchObject({ status: "queued", failure: { code: "quota_exhausted" } });
    expect(press.calls()).toHaveLength(before);
    press.fake.setQuota(FIELD_BAKERY, { total: 2, usedElsewhere: 0 });
    await press.settle(1);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(2);
  });

  it("that Meta refuses while its numbers say otherwise is noted, until a post goes out", async () => {
    const press = await aPress();
    await press.submit("the first");
    await press.settle(0.02);
    press.fake.inject({ match: { path: "media_publish" }, action: "answer", error: "9/2207042" });
    const post = await press.submit("the second");
    await press.settle(0.001);
    expect(await press.read(post)).toMatchObject({ failure: { code: "quota_exhausted" } });
    const refused = await press.quotas.get(FIELD_BAKERY);
    expect(refused).toMatchObject({ used: 1, total: 50, refusedAt: expect.any(Date) });
    await press.settle(2);
    expect((await press.read(post)).status).toBe("published");
    expect(await press.quotas.get(FIELD_BAKERY)).not.toHaveProperty("refusedAt");
  });

  it("that Meta says is used up makes the post wait as well, and is read then", async () => {
    const press = await aPress();
    press.fake.setQuota(FIELD_BAKERY, { total: 3, usedElsewhere: 3 });
    const post = await press.submit();
    await press.settle(0.1);
    const read = await press.read(post);
    expect(read).toMatchObject({
      status: "queued",
      failure: { code: "quota_exhausted" },
      publication: { sends: 0 },
    });
    expect(read.nextAttemptAt?.getTime()).toBeGreaterThan(press.clock.now().getTime());
    expect(await press.quotas.get(FIELD_BAKERY)).toMatchObject({ used: 3, total: 3 });
    expect(press.sends()).toHaveLength(1);
    press.fake.setQuota(FIELD_BAKERY, { total: 3, usedElsewhere: 0 });
    await press.settle(2);
    expect(press.live()).toHaveLength(1);
  });

  it("that cannot be read holds nothing up", async () => {
    const press = await aPress();
    press.fake.inject(UNREADABLE);
    const post = await press.submit();
    await press.settle(0.1);
    expect((await press.read(post)).status).toBe("published");
    expect(await press.quotas.get(FIELD_BAKERY)).toBeNull();
  });
});

describe("five minutes between two readings", () => {
  it("are kept by two workers whose posts go live at the same moment", async () => {
    const press = await aPress();
    await publish(press, "one", "two");
    await Promise.all([press.worker().workOnce(), press.worker().workOnce()]);
    expect(quotaReads(press)).toBe(1);
  });

  it("are kept after a reading that Meta did not answer", async () => {
    const press = await aPress();
    press.fake.inject(UNREADABLE);
    for (const caption of ["one", "two", "three"]) {
      await press.submit(caption);
      await press.settle(0.02);
    }
    expect(quotaReads(press)).toBe(1);
    press.clock.advance(5 * MINUTE);
    await press.submit("four");
    await press.settle(0.02);
    expect(quotaReads(press)).toBe(2);
  });

  it("are kept after a refusal of Meta's", async () => {
    const press = await aPress();
    await press.submit("the first one");
    await press.settle(0.02);
    press.fake.setQuota(FIELD_BAKERY, { total: 1, usedElsewhere: 0 });
    await press.submit("one too many");
    await press.settle(0.02);
    expect(quotaReads(press)).toBe(1);
  });

  it("are kept by posts that wait for the window: those that may not ask wait on", async () => {
    const press = await aPress();
    press.fake.setQuota(FIELD_BAKERY, { total: 1, usedElsewhere: 0 });
    await press.submit("the last one");
    await press.settle(0.02);
    press.clock.advance(5 * MINUTE);
    await press.submit("one too many");
    await press.submit("two too many");
    const asked = press.calls().length;
    await Promise.all([press.worker().workOnce(), press.worker().workOnce()]);
    expect(press.calls().slice(asked)).toEqual([`GET ${FIELD_BAKERY}/content_publishing_limit`]);
  });

  it("do not make an old reading hold anything up for more than ten", async () => {
    const press = await aPress();
    press.fake.setQuota(FIELD_BAKERY, { total: 1, usedElsewhere: 0 });
    await press.submit("the last one");
    await press.settle(0.02);
    press.fake.setQuota(FIELD_BAKERY, { total: 9, usedElsewhere: 0 });
    press.fake.inject(UNREADABLE);
    press.clock.advance(10 * MINUTE);
    await press.submit("two");
    await press.submit("three");
    await press.settle(0.02);
    expect(press.live()).toHaveLength(3);
  });
});

describe("a post that was found by its entry in the list", () => {
  it("counts as well, though its address is known and not asked for", async () => {
    const press = await aPress();
    await press.submit("one");
    await press.settle(0.02);
    press.fake.inject({ match: { path: "media_publish" }, action: "apply-then-answer", error: "500" });
    const post = await press.submit("two");
    await press.settle(0.05);
    const { status, permalink, platformPostId } = await press.read(post);
    expect({ status, isKnown: permalink !== null }).toEqual({ status: "published", isKnown: true });
    expect((await press.quotas.get(FIELD_BAKERY))?.used).toBe(2);
    expect(press.calls()).not.toContain(`GET ${platformPostId}`);
  });
});

async function publish(press: Press, ...captions: readonly string[]): Promise<void> {
  for (const caption of captions) await press.submit(caption);
  while (press.live().length < captions.length) {
    if (!(await press.worker().workOnce())) press.clock.advance(100);
  }
}
