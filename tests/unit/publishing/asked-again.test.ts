import { describe, expect, it } from "vitest";
import type { Post } from "@/core/domain/marketing/post";
import type { PersonEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import { aPress, type Press } from "./a-press";

const SEND = { path: "media_publish" };
const LIST = { method: "GET", path: /\/media$/ };

async function decide(press: Press, post: Post, event: PersonEvent): Promise<void> {
  const seen = await press.read(post);
  const now = press.clock.now();
  expect(await press.posts.replace(seen, advance(seen, event, now), now)).not.toBeNull();
}

/** A send whose fate nobody could learn for ten minutes. */
async function unconfirmed(action: "apply-then-answer" | "answer", error = "500") {
  const press = await aPress();
  press.fake.setSwitches({ secondPublishGoesLive: true });
  press.fake.inject({ match: SEND, action, error });
  press.fake.inject({ match: LIST, action: "answer", error: "500", times: 999 });
  const post = await press.submit();
  let wasSent = false;
  const worker = press.worker({
    fetch: async (request) => {
      const isRead = request.method === "GET";
      wasSent ||= request.url.endsWith("media_publish");
      if (wasSent && isRead) throw new TypeError("unreadable");
      return await press.fake.handle(request);
    },
  });
  await press.settle(1, worker);
  expect((await press.read(post)).status).toBe("unconfirmed");
  press.fake.clearFaults();
  return { press, post };
}

describe("a post that a person says is not there", () => {
  it("is sent again with the same container when Meta shows that nothing came of it", async () => {
    const { press, post } = await unconfirmed("answer");
    await decide(press, post, { type: "confirmed_not_live" });
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
    expect(press.calls().filter((call) => call.startsWith("POST") && call.endsWith("/media"))).toHaveLength(
      1,
    );
  });

  it("is published, not sent, when Meta shows that it was there after all", async () => {
    const { press, post } = await unconfirmed("apply-then-answer");
    await decide(press, post, { type: "confirmed_not_live" });
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.live()).toHaveLength(1);
    expect(press.sends()).toHaveLength(1);
  });

  it("gets a new container where Meta had refused the old one for good", async () => {
    const { press, post } = await unconfirmed("answer", "36003/2207009");
    await decide(press, post, { type: "confirmed_not_live" });
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.calls().filter((call) => call.startsWith("POST") && call.endsWith("/media"))).toHaveLength(
      2,
    );
  });

  it("waits while Meta cannot be asked, and is left to a person again after a day", async () => {
    const { press, post } = await unconfirmed("answer");
    await decide(press, post, { type: "confirmed_not_live" });
    press.fake.inject({ match: { method: "GET" }, action: "answer", error: "500", times: 99_999 });
    await press.settle(1);
    expect(await press.read(post)).toMatchObject({
      status: "queued",
      failure: { code: "platform_unavailable" },
    });
    await press.settle(26);
    expect((await press.read(post)).status).toBe("unconfirmed");
    expect(press.sends()).toHaveLength(1);
  });

  it("is left to a person when its account is disconnected before Meta was asked", async () => {
    const { press, post } = await unconfirmed("apply-then-answer");
    await decide(press, post, { type: "confirmed_not_live" });
    await press.connections.delete((await press.connection()).id);
    await press.settle();
    expect((await press.read(post)).status).toBe("unconfirmed");
  });
});

describe("a post that is retried", () => {
  it("after it failed before any send starts afresh", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: /\/media$/ }, action: "answer", error: "36003/2207009" });
    const post = await press.submit();
    await press.settle();
    await decide(press, post, { type: "retried" });
    await press.settle();
    expect(await press.read(post)).toMatchObject({ status: "published", retries: 0 });
    expect(press.live()).toHaveLength(1);
  });

  it("after a send is looked for once more before anything is made", async () => {
    const press = await aPress();
    press.fake.inject({ match: SEND, action: "answer", error: "36003/2207009" });
    const post = await press.submit();
    await press.settle();
    expect((await press.read(post)).status).toBe("failed");
    const before = press.calls().length;
    await decide(press, post, { type: "retried" });
    await press.settle(0.01);
    const after = press.calls().slice(before);
    expect(after.slice(0, 2).every((call) => call.startsWith("GET"))).toBe(true);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it("is found when it had gone live in the meantime, however that came about", async () => {
    const press = await aPress();
    press.fake.setSwitches({ secondPublishGoesLive: true });
    press.fake.inject({ match: SEND, action: "answer", error: "36003/2207009" });
    const post = await press.submit();
    let late: Request | null = null;
    const worker = press.worker({
      fetch: async (request) => {
        if (request.url.endsWith("media_publish")) late = request.clone();
        return await press.fake.handle(request);
      },
    });
    await press.settle(2, worker);
    expect((await press.read(post)).status).toBe("failed");
    if (late !== null) await press.fake.handle(late);
    await decide(press, post, { type: "retried" });
    await press.settle();
    expect(press.live()).toHaveLength(1);
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
  });
});

describe("a post that a person says is live", () => {
  it("is published with what Meta tells, or without an id", async () => {
    const { press, post } = await unconfirmed("apply-then-answer");
    await decide(press, post, { type: "confirmed_live", platformPostId: null, permalink: null });
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
  });
});
