import { Db } from "mongodb";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { GET as live } from "@/app/api/health/live/route";
import { GET as health } from "@/app/api/health/route";
import { clock, workerRegister } from "@/infrastructure/container";
import { beginShutdown } from "@/infrastructure/process-state";
import packageJson from "@/package.json" with { type: "json" };
import { anId } from "@/tests/builders/an-id";
import { ADMIN_SESSION_SECRET } from "@/tests/setup/http-environment";
import { type Answer, jsonOf } from "./support/answer";
import { Browser } from "./support/browser";
import { leaksIn } from "./support/leaks";
import { aDraft, aScheduledPost, connectedAdmin, seededPost } from "./support/posts";
import { httpScene } from "./support/scene";

const { meta, clock: travel } = httpScene();
const SECOND = 1000;

const ask = (headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  new Browser().send(health, "/api/health", { headers });
const askLive = (): Promise<Answer> => new Browser().send(live, "/api/health/live");

/** Status and body in one. */
async function told(): Promise<unknown> {
  const answer = await ask();
  return { http: answer.status, ...Object(jsonOf(answer)) };
}

const beat = (agoMs: number): Promise<void> =>
  workerRegister().beat(anId(), new Date(clock().now().getTime() - agoMs));

/** A post that should have gone out this long ago. */
async function duePost(ms: number): Promise<void> {
  await seededPost(anId());
  travel.advance(ms);
}

/** Until the test ends, this process is about to stop. */
function shutDown(): void {
  beginShutdown();
  onTestFinished(() => void Reflect.deleteProperty(globalThis, Symbol.for("crm-instagram.process-state")));
}

/** Until the test ends, the database answers nothing. */
function loseDatabase(): void {
  const spy = vi.spyOn(Db.prototype, "command").mockRejectedValue(new Error("connection to mongodb refused"));
  onTestFinished(() => void spy.mockRestore());
}

describe("GET /api/health", () => {
  it.each([
    ["running", 1 * SECOND],
    ["stale", 45 * SECOND],
  ])("is well, and calls a worker %s that was heard of %i ms ago", async (worker, agoMs) => {
    await beat(agoMs);
    expect(await told()).toEqual({
      http: 200,
      status: "ok",
      database: "up",
      worker,
      version: packageJson.version,
    });
  });

  it("is well without any worker while nothing is due", async () => {
    expect(await told()).toMatchObject({ http: 200, status: "ok", worker: "absent" });
  });

  it("goes by the worker that was heard of last", async () => {
    await beat(45 * SECOND);
    await beat(1 * SECOND);
    expect(await told()).toMatchObject({ worker: "running" });
  });

  it("calls a worker absent that has signed off", async () => {
    await workerRegister().beat("one", clock().now());
    await workerRegister().leave("one");
    expect(await told()).toMatchObject({ worker: "absent" });
  });

  it.each([
    ["absent", null],
    ["stale", 45 * SECOND],
  ])("is unwell when a post is due for over a minute and the worker is %s", async (worker, agoMs) => {
    await duePost(61 * SECOND);
    if (agoMs !== null) await beat(agoMs);
    expect(await told()).toMatchObject({ http: 503, status: "unavailable", database: "up", worker });
  });

  it("is well while a due post waits for less than a minute", async () => {
    await duePost(50 * SECOND);
    expect(await told()).toMatchObject({ http: 200, status: "ok", worker: "absent" });
  });

  it("is well when a post is due for long and a worker is heard", async () => {
    await duePost(600 * SECOND);
    await beat(1 * SECOND);
    expect(await told()).toMatchObject({ http: 200, status: "ok", worker: "running" });
  });

  it("does not count drafts, posts whose time is to come, and posts that are done", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    await aDraft(browser);
    await aScheduledPost(browser, 3_600 * SECOND);
    for (const status of ["published", "failed", "cancelled", "unconfirmed"] as const) {
      await seededPost(ownerId, { status, nextAttemptAt: null });
    }
    travel.advance(600 * SECOND);
    expect(await told()).toMatchObject({ http: 200, status: "ok", worker: "absent" });
  });

  it("is unwell when a scheduled post has missed its time by over a minute", async () => {
    const { browser } = await connectedAdmin(meta);
    await aScheduledPost(browser, 10 * SECOND);
    travel.advance(60 * SECOND);
    expect(await told()).toMatchObject({ http: 200 });
    travel.advance(11 * SECOND);
    expect(await told()).toMatchObject({ http: 503 });
  });

  it("is unwell on shutdown, though everything works", async () => {
    await beat(1 * SECOND);
    shutDown();
    expect(await told()).toMatchObject({
      http: 503,
      status: "unavailable",
      database: "up",
      worker: "running",
    });
  });

  it("is unwell when the database is away", async () => {
    loseDatabase();
    expect(await told()).toMatchObject({ http: 503, status: "unavailable", database: "down" });
  });

  it("needs no session, answers anybody, and is never kept", async () => {
    const answer = await ask({ origin: "https://monitor.example", "sec-fetch-site": "cross-site" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.setCookies).toEqual([]);
  });

  it("says four things and no secret, well or not", async () => {
    const well = await ask();
    loseDatabase();
    const secrets = [inject("mongodbUri"), ADMIN_SESSION_SECRET, ...meta.allTokens()];
    for (const answer of [well, await ask()]) {
      expect(Object.keys(Object(jsonOf(answer)))).toEqual(["status", "database", "worker", "version"]);
      expect(leaksIn([{ name: "health", content: answer.text }], secrets)).toEqual([]);
      expect(answer.text).not.toMatch(/mongodb|refused/);
    }
  });
});

describe("GET /api/health/live", () => {
  it.each([
    ["everything works", () => {}],
    ["the process is about to stop", shutDown],
    ["the database is away", loseDatabase],
  ])("answers 200 when %s", async (_what, happen) => {
    happen();
    const answer = await askLive();
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual({ status: "ok" });
  });

  it("answers 200 while posts wait for a worker", async () => {
    await duePost(600 * SECOND);
    expect((await askLive()).status).toBe(200);
  });
});

describe.each([
  ["/api/health", health],
  ["/api/health/live", live],
])("%s", (path, route) => {
  it("reads its request before anything else, so that no build answers for it", async () => {
    const request = new Request(`https://crm.example${path}`);
    vi.spyOn(request, "headers", "get").mockImplementation(() => {
      throw new Error("this is not a request, it is a build");
    });
    await expect(route(request)).rejects.toThrow("it is a build");
  });
});
