import { MongoNetworkError } from "mongodb";
import { describe, expect, it } from "vitest";
import { DatabaseWatch } from "@/infrastructure/database/database-watch";

const TIMES = { lookMs: 5, graceMs: 20, doubtMs: 10, silentMs: 20 };
const NEVER = new Promise<never>(() => {});
const UNAVAILABLE = { code: "unavailable", details: { retryAfterSeconds: 5 } };
const there = { type: "Standalone", error: null } as const;
const gone = { type: "Unknown", error: new MongoNetworkError("connection refused") } as const;

function watched(ping: () => Promise<unknown> = async () => "pong") {
  return new DatabaseWatch(ping, TIMES);
}

describe("work that reads, while the database", () => {
  it("is there: is waited for, however slow it is", async () => {
    const watch = watched();
    watch.judge([there]);
    const slow = new Promise((resolve) => setTimeout(resolve, 4 * TIMES.graceMs, "done"));
    expect(await watch.whileAnswering(slow)).toBe("done");
  });

  it.each([
    ["refuses connections", [gone]],
    ["has no primary", [{ type: "RSSecondary", error: null }]],
  ] as const)("%s: is given up soon", async (_how, servers) => {
    const watch = watched(() => NEVER);
    watch.judge(servers);
    await expect(watch.whileAnswering(NEVER)).rejects.toMatchObject(UNAVAILABLE);
  });

  it("hangs: is given up once a ping was not answered either", async () => {
    const watch = watched(() => NEVER);
    watch.judge([there]);
    await expect(watch.whileAnswering(NEVER)).rejects.toMatchObject(UNAVAILABLE);
  });

  it("goes and comes back within the grace: is waited for", async () => {
    const watch = new DatabaseWatch(async () => "pong", { ...TIMES, graceMs: 60_000 });
    watch.judge([gone]);
    const work = new Promise((resolve) => setTimeout(resolve, 30, "done"));
    watch.judge([there]);
    expect(await watch.whileAnswering(work)).toBe("done");
  });

  it("is asked for the first time: is waited for, since nobody knows yet", async () => {
    const watch = watched();
    watch.judge([{ type: "Unknown", error: null }]);
    const first = new Promise((resolve) => setTimeout(resolve, 2 * TIMES.graceMs, "done"));
    expect(await watch.whileAnswering(first)).toBe("done");
  });

  it("keeps its own failure", async () => {
    await expect(watched().whileAnswering(Promise.reject(new Error("mine")))).rejects.toThrow("mine");
  });
});

describe("work that writes", () => {
  it("begins while the database is there, and not while it is away", async () => {
    const watch = watched();
    await watch.assertThere();
    watch.judge([gone]);
    await expect(watch.assertThere()).rejects.toMatchObject(UNAVAILABLE);
    // A client that was closed knows of no server.
    watch.judge([]);
    await expect(watch.assertThere()).rejects.toMatchObject(UNAVAILABLE);
    watch.judge([there]);
    await watch.assertThere();
  });
});
