import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aPress, type Press } from "./a-press";

const MINUTE = 60_000;
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
    press.fake.inject({
      match: { path: "content_publishing_limit" },
      action: "answer",
      error: "500",
      times: 99,
    });
    const post = await press.submit();
    await press.settle(0.1);
    expect((await press.read(post)).status).toBe("published");
    expect(await press.quotas.get(FIELD_BAKERY)).toBeNull();
  });
});
