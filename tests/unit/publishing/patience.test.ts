import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { KINDS } from "./a-content";
import { aPress, type Press } from "./a-press";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SEND = { method: "POST", path: "media_publish" };
const PREPARE = { method: "POST", path: /\/media$/ };
const LOOK = { method: "GET", path: /\/17889\d+$/ };
const LIST = { method: "GET", path: `${FIELD_BAKERY}/media` };
const ALWAYS = Number.POSITIVE_INFINITY;

function callsAfter(press: Press, at: number): number {
  return press.fake.log.filter((call) => call.at > at).length;
}

describe("patience with Meta", () => {
  it("a post that the account's rest made a day late is not failed by one hiccup", async () => {
    const press = await aPress();
    const auth = await press.connection();
    const restUntil = new Date(press.clock.now().getTime() + 25 * HOUR);
    await press.connections.update(auth.id, { publishingPausedUntil: restUntil });
    press.fake.inject({ match: PREPARE, action: "answer", error: "500" });
    const post = await press.submit();
    await press.settle(30);
    expect((await press.read(post)).status).toBe("published");
  });

  it("a post for which nothing works for a day is given up, with the reason", async () => {
    const press = await aPress();
    press.fake.inject({ match: PREPARE, action: "drop", times: ALWAYS });
    const post = await press.submit();
    await press.settle(23);
    expect((await press.read(post)).status).toBe("queued");
    await press.settle(3);
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "platform_unavailable", retryable: true },
    });
  });

  it("waits that Meta asked for begin the day of hiccups anew", async () => {
    const press = await aPress();
    press.fake.inject({ match: PREPARE, action: "drop", times: 60 });
    press.fake.inject({ match: { ...PREPARE, nth: 61 }, action: "answer", error: "80002" });
    press.fake.inject({ match: { ...PREPARE, nth: 62 }, action: "drop", times: 60 });
    const post = await press.submit();
    await press.settle(40);
    expect((await press.read(post)).status).toBe("published");
  });

  it("an unclear answer under a limit is cleared up when Meta may be asked again, with few reads", async () => {
    const press = await aPress();
    press.fake.inject({ match: SEND, action: "apply-then-answer", error: "80002" });
    for (const match of [{ ...LOOK, nth: 2 }, LIST])
      press.fake.inject({ match, action: "answer", error: "80002", times: ALWAYS });
    const post = await press.submit();
    await press.settle(16 / 60);
    press.fake.clearFaults();
    const [sentAt = 0] = press.sends();
    expect(callsAfter(press, sentAt)).toBeLessThanOrEqual(4);
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.sends()).toHaveLength(1);
  });

  it("an action block that cannot be cleared up lets the account rest all the same", async () => {
    const press = await aPress();
    press.fake.inject({ match: SEND, action: "answer", error: "4/2207051" });
    press.fake.inject({ match: LIST, action: "drop", times: ALWAYS });
    const post = await press.submit();
    await press.settle(1);
    expect((await press.read(post)).status).toBe("unconfirmed");
    expect((await press.connection()).publishingPausedUntil?.getTime()).toBeGreaterThan(
      press.clock.now().getTime() + 22 * HOUR,
    );
  });

  it("after a hold, one look that fails does not leave the post to a person", async () => {
    const press = await aPress();
    press.fake.inject({ match: SEND, action: "apply-then-drop" });
    press.fake.inject({ match: LIST, action: "answer", error: "190/467" });
    const post = await press.submit();
    await press.settle();
    expect(await press.read(post)).toMatchObject({ status: "publishing", nextAttemptAt: null });
    press.clock.advance(2 * HOUR);
    press.fake.inject({ match: LIST, action: "drop", times: 3 });
    press.fake.inject({ match: LOOK, action: "drop", times: 3 });
    await press.connect();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
  });
});

describe("containers that Meta stumbles over", () => {
  it("2207053 three times in a row: made anew with growing pauses, then published", async () => {
    const press = await aPress();
    press.fake.setRipening(500);
    let broken = 0;
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        const answer = await press.fake.handle(request);
        const isMaking = new URL(request.url).pathname.endsWith("/media") && request.method === "POST";
        if (isMaking && broken++ < 3) press.fake.failContainer(2207053);
        return answer;
      },
    });
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe("published");
    const made = press.fake.log.filter(({ path, method }) => method === "POST" && path.endsWith("/media"));
    expect(made).toHaveLength(4);
    expect((made[3]?.at ?? 0) - (made[2]?.at ?? 0)).toBeGreaterThan(20_000);
  });

  it("9007 while a carousel is put together: asked with growing pauses, not every second", async () => {
    const press = await aPress();
    press.fake.setSwitches({ ripenMs: 0 });
    const isParent = /\/media$/;
    press.fake.inject({
      match: { method: "POST", path: isParent, nth: 4 },
      action: "answer",
      error: "9007/2207027",
      times: 30,
    });
    const post = await press.submitContent(KINDS.carousel);
    await press.settle(0.5);
    expect((await press.read(post)).status).toBe("published");
    const tries = press.fake.log.filter(({ path, method }) => method === "POST" && path.endsWith("/media"));
    const gaps = tries.slice(1).map(({ at }, index) => at - (tries[index]?.at ?? 0));
    expect(gaps.at(-1)).toBeGreaterThan(15_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
  });
});

describe("an allowance that is used up", () => {
  it("no new post is begun with calls that would be refused", async () => {
    const press = await aPress();
    const worker = press.worker();
    press.fake.inject({
      match: PREPARE,
      action: "answer",
      error: "4",
      headers: {
        "x-app-usage": '{"call_count":100,"total_time":10,"total_cputime":10}',
        "retry-after": "600",
      },
    });
    await press.submit("first");
    await worker.workOnce();
    const calls = press.fake.log.length;
    const second = await press.submit("second");
    await worker.workOnce();
    expect(press.fake.log).toHaveLength(calls);
    expect(await press.read(second)).toMatchObject({
      status: "queued",
      failure: { code: "rate_limited", retryable: true },
    });
    await press.settle(1, worker);
    expect(press.live()).toHaveLength(2);
  });
});

describe("an old post whose id is not known", () => {
  it("does not own what went live after it", async () => {
    const press = await aPress();
    press.fake.inject({ match: SEND, action: "apply-then-answer", error: "500" });
    press.fake.inject({ match: { method: "GET", path: "stories" }, action: "drop", times: ALWAYS });
    const old = await press.submitContent(KINDS["story photo"]);
    await press.settle(1);
    press.fake.clearFaults();
    const seen = await press.read(old);
    expect(seen.status).toBe("published");
    expect(seen.platformPostId).toBeNull();
    press.clock.advance(2 * HOUR);
    press.fake.inject({ match: SEND, action: "apply-then-answer", error: "24/2207006" });
    const story = await press.submitContent(KINDS["story photo"]);
    const isNew = new RegExp(`/17889(?!${seen.publication.containerId?.slice(5)}$)\\d+$`);
    press.fake.inject({
      match: { method: "GET", path: isNew, nth: 2 },
      action: "answer",
      error: "100/33",
      times: 50,
    });
    press.fake.setSwitches({ secondPublishGoesLive: true });
    await press.settle(1);
    expect(press.live()).toHaveLength(2);
    expect((await press.read(story)).status).toBe("published");
  });
});
