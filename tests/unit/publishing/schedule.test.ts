import { describe, expect, it } from "vitest";
import { advance } from "@/core/domain/marketing/post-machine";
import { KINDS } from "./a-content";
import { aPress, type Press } from "./a-press";

const HOUR = 60 * 60_000;
const in2Hours = (press: Press) => new Date(press.clock.now().getTime() + 2 * HOUR);

describe("a scheduled post", () => {
  it("goes out at its time and not before", async () => {
    const press = await aPress();
    const at = in2Hours(press);
    const post = await press.submitContent(KINDS.photo, at);
    await press.settle(1.9);
    expect(await press.read(post)).toMatchObject({ status: "scheduled", attempts: 0 });
    await press.settle(2);
    const { status, publishedAt } = await press.read(post);
    expect(status).toBe("published");
    expect((publishedAt?.getTime() ?? 0) - at.getTime()).toBeLessThan(1000);
  });

  it("is published once when somebody publishes it now at the moment it is due", async () => {
    for (const isPersonFirst of [true, false]) {
      const press = await aPress();
      const post = await press.submitContent(KINDS.photo, in2Hours(press));
      press.clock.advance(2 * HOUR);
      const seen = await press.read(post);
      const publishNow = async () => {
        const now = press.clock.now();
        return await press.posts.replace(
          seen,
          advance(seen, { type: "sent_out", scheduledAt: null }, now),
          now,
        );
      };
      if (isPersonFirst) expect(await publishNow()).not.toBeNull();
      const working = press.worker().workOnce();
      if (!isPersonFirst) expect(await publishNow()).toBeNull();
      await working;
      await press.settle();
      expect(press.live()).toHaveLength(1);
      expect((await press.read(post)).status).toBe("published");
    }
  });

  it("of an account whose token died stays scheduled, says why, and goes out after reconnecting", async () => {
    const press = await aPress();
    const scheduled = await press.submitContent({ ...KINDS.photo, caption: "later" }, in2Hours(press));
    press.fake.killUser(463);
    await press.submit("now");
    await press.settle(0.1);
    expect(await press.read(scheduled)).toMatchObject({
      status: "scheduled",
      failure: { code: "reconnect_required", reason: "token_expired" },
    });
    await press.settle(3);
    expect(await press.read(scheduled)).toMatchObject({ status: "scheduled", nextAttemptAt: null });
    await press.connect();
    await press.settle(1);
    expect((await press.read(scheduled)).status).toBe("published");
    expect(press.live()).toHaveLength(2);
  });

  it("whose time is still to come when the account is reconnected just keeps it", async () => {
    const press = await aPress();
    const at = in2Hours(press);
    const scheduled = await press.submitContent({ ...KINDS.photo, caption: "later" }, at);
    press.fake.killUser(463);
    await press.submit("now");
    await press.settle(0.1);
    await press.connect();
    expect(await press.read(scheduled)).toMatchObject({
      status: "scheduled",
      failure: null,
      nextAttemptAt: at,
    });
    await press.settle(3);
    expect((await press.read(scheduled)).status).toBe("published");
  });

  it("of an account reconnected more than a day past its time missed it, and may be retried", async () => {
    const press = await aPress();
    const post = await press.submitContent(KINDS.photo, in2Hours(press));
    press.fake.killUser(463);
    await press.settle(3);
    press.clock.advance(25 * HOUR);
    await press.connect();
    await press.settle(1);
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "missed_schedule", retryable: true },
    });
    const now = press.clock.now();
    const failed = await press.read(post);
    await press.posts.replace(failed, advance(failed, { type: "retried" }, now), now);
    await press.settle(1);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it("that no worker took for more than a day missed its time", async () => {
    const press = await aPress();
    const post = await press.submitContent(KINDS.photo, in2Hours(press));
    press.clock.advance(27 * HOUR);
    await press.settle(1);
    expect((await press.read(post)).failure?.code).toBe("missed_schedule");
    expect(press.live()).toEqual([]);
  });

  it("waits out limits of any length: they delay, they never make it miss its time", async () => {
    const press = await aPress();
    press.fake.inject({
      match: { path: /\/media$/ },
      action: "answer",
      error: "80002",
      headers: { "retry-after": String(23 * 3600) },
      times: 2,
    });
    const post = await press.submitContent(KINDS.photo, in2Hours(press));
    await press.settle(60);
    expect((await press.read(post)).status).toBe("published");
  });
});
