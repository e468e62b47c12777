import { describe, expect, it, vi } from "vitest";
import { aPress } from "./a-press";

const HOUR = 60 * 60 * 1000;

const STEPS = [
  { step: "preparing", match: { method: "POST", path: /\/media$/ }, kept: "queued" },
  { step: "checking", match: { method: "GET", path: /\/17889\d+$/ }, kept: "queued" },
  { step: "sending", match: { method: "POST", path: "media_publish" }, kept: "publishing" },
];

describe("a token that dies", () => {
  it.each(STEPS)("while $step: the post is kept and goes on after reconnecting", async ({ match, kept }) => {
    const press = await aPress();
    press.fake.inject({ match, action: "answer", error: "190/463" });
    const post = await press.submit();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: kept,
      nextAttemptAt: null,
      failure: { code: "reconnect_required", reason: "token_expired", retryable: true },
    });
    expect(await press.connection()).toMatchObject({ problem: "expired", problemReason: "token_expired" });
    press.clock.advance(HOUR);
    await press.connect();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.live()).toHaveLength(1);
  });

  it.each(STEPS)("while $step, for more than a day: the schedule was missed", async ({ match }) => {
    const press = await aPress();
    press.fake.inject({ match, action: "answer", error: "190/460" });
    press.clock.advance(1);
    const post = await press.submit();
    press.clock.advance(HOUR);
    await press.settle();
    // The container is an hour younger than the post, so it still lives when the day is over.
    press.clock.advance(23.5 * HOUR);
    await press.connect();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "missed_schedule", retryable: true },
    });
    expect(press.live()).toHaveLength(0);
  });

  it("after a send without an answer: reconciled after reconnecting, not sent again", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: "media_publish" }, action: "apply-then-drop" });
    press.fake.inject({
      match: { method: "GET", path: /17841\d+\/media$/ },
      action: "answer",
      error: "190/467",
    });
    const post = await press.submit();
    press.fake.setSwitches({ readLagMs: 45_000 });
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "publishing",
      failure: { code: "reconnect_required" },
    });
    press.clock.advance(3 * HOUR);
    await press.connect();
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.sends()).toHaveLength(1);
  });

  it("after a send that did nothing: proven after reconnecting and sent again, not left to a person", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: "media_publish" }, action: "drop" });
    press.fake.inject({
      match: { method: "GET", path: /17841\d+\/media$/ },
      action: "answer",
      error: "190/467",
    });
    const post = await press.submit();
    await press.settle();
    press.clock.advance(3 * HOUR);
    await press.connect();
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect({ live: press.live().length, sends: press.sends().length }).toEqual({ live: 1, sends: 2 });
  });

  it("reconnected while the worker still holds the old token: nothing is marked, nothing is stuck", async () => {
    const press = await aPress();
    const post = await press.submit();
    const worker = press.worker({
      fetch: async (request) => {
        if (!request.url.endsWith("media_publish")) return await press.fake.handle(request);
        press.fake.killUser(460);
        const answer = await press.fake.handle(request);
        press.clock.advance(10);
        await press.connect();
        return answer;
      },
    });
    await worker.workOnce();
    await press.settle();
    expect((await press.connection()).problem).toBeNull();
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });

  it("takes no other connection of the owner with it and asks Meta no more", async () => {
    const press = await aPress();
    press.fake.killUser(458);
    await press.submit();
    await press.settle();
    const asked = press.calls().length;
    const late = await press.submit("Later");
    await press.settle();
    expect(press.calls()).toHaveLength(asked);
    expect(await press.read(late)).toMatchObject({ status: "queued", failure: { reason: "app_removed" } });
    expect((await press.connection()).problem).toBe("revoked");
  });
});

describe("a connection that was removed", () => {
  it("fails what waits, and leaves what may be live to a person", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: "media_publish" }, action: "apply-then-answer", error: "500" });
    press.fake.inject({ match: { method: "GET", path: /17841\d+\/media$/ }, action: "drop", times: 99 });
    press.fake.setSwitches({ readLagMs: 45_000 });
    const sent = await press.submit();
    await press.worker().workOnce();
    const waiting = await press.submit("Later");
    await press.connections.delete((await press.connection()).id);
    await press.settle();
    expect((await press.read(sent)).status).toBe("unconfirmed");
    expect(await press.read(waiting)).toMatchObject({ status: "failed", failure: { code: "not_connected" } });
  });
});

describe.each(["key_lost", "connection_unreadable"] as const)(
  "a connection that cannot be used here: %s",
  (reason) => {
    /** What the store answers where a key is lost, or a newer version wrote the connection. */
    async function unusable() {
      const press = await aPress();
      const auth = await press.connection();
      const problemReason = reason === "key_lost" ? null : reason;
      const read = vi.spyOn(press.connections, "getByChannel");
      read.mockResolvedValue({ ...auth, accessToken: null, userAccessToken: null, problemReason });
      return { press, read };
    }

    it("is not marked, and its posts go on by themselves once it can be used", async () => {
      const { press, read } = await unusable();
      const update = vi.spyOn(press.connections, "update");
      const post = await press.submit();
      await press.settle(1);
      expect(await press.read(post)).toMatchObject({
        status: "queued",
        failure: { code: "reconnect_required", reason },
      });
      expect(update).not.toHaveBeenCalled();
      read.mockRestore();
      await press.settle(1);
      expect((await press.read(post)).status).toBe("published");
      expect(press.live()).toHaveLength(1);
    });

    it("lets its posts go on at once when the account is connected anew", async () => {
      const { press, read } = await unusable();
      const post = await press.submit();
      await press.worker().workOnce();
      read.mockRestore();
      await press.connect();
      const connectedAt = press.clock.now().getTime();
      await press.settle(1);
      expect((await press.read(post)).publishedAt?.getTime()).toBeLessThan(connectedAt + 60_000);
    });
  },
);
