import { describe, expect, it, onTestFinished, vi } from "vitest";
import { GET as events, HEAD as headOfEvents } from "@/app/api/social/posts/[postId]/events/route";
import { clock as clockOf, posts } from "@/infrastructure/container";
import { ADMIN_COOKIE } from "@/infrastructure/security/admin-session";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { anId } from "@/tests/builders/an-id";
import { ADMIN_SESSION_SECRET } from "@/tests/setup/http-environment";
import { readAnswer, refusalOf } from "../support/answer";
import { Browser, type Sending } from "../support/browser";
import { EventReader } from "../support/event-reader";
import { act, aDraft, connectedAdmin, deletePost, patchPost, seededPost } from "../support/posts";
import { runWorkerUntil, seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta } = httpScene({ RATE_LIMITS: "on" });
const HALF_A_SECOND_MS = 500;
/** Longer than the watch waits between two looks. */
const SEVERAL_LOOKS_MS = 1_600;

function open(browser: Browser, postId: string, sending: Sending = {}): Promise<Response> {
  return browser.open(events, `/api/social/posts/${postId}/events`, { ...sending, params: { postId } });
}

/** Watches until the test ends. */
async function watch(browser: Browser, postId: string): Promise<EventReader> {
  const reader = new EventReader(await open(browser, postId));
  onTestFinished(() => reader.leave());
  return reader;
}

const refused = async (browser: Browser, postId: string) => await readAnswer("", await open(browser, postId));

/** How often the database is asked what has changed. */
function lookCounter(): () => number {
  const spy = vi.spyOn(posts(), "marksOf");
  onTestFinished(() => void spy.mockRestore());
  return () => spy.mock.calls.length;
}

describe("GET /api/social/posts/:id/events", () => {
  it("is a stream of events that nobody keeps, changes or holds back", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const response = await open(browser, id);
    onTestFinished(() => response.body?.cancel());
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toMatch(/no-store.*no-transform/);
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(response.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });

  it("makes no stream that nobody would read", () => {
    const answer = headOfEvents();
    expect([answer.status, answer.body, answer.headers.get("allow")]).toEqual([405, null, "GET"]);
  });

  it("shows at once what reading the post shows", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await submitPhoto(browser);
    const frame = await (await watch(browser, id)).next();
    expect(frame?.event).toBe("post");
    expect(JSON.parse(frame?.data ?? "")).toEqual(await seePost(browser, id));
  });

  it("shows a change that another request made within a second of it", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const rests = vi.spyOn(clockOf(), "sleep");
    onTestFinished(() => void rests.mockRestore());
    const looks = lookCounter();
    const reader = await watch(browser, id);
    await reader.next();
    for (const [revision, caption] of ["Rye", "Wheat", "Spelt"].entries()) {
      const coming = reader.nextPost();
      await patchPost(browser, id, { revision, caption });
      const before = looks();
      expect(await coming).toMatchObject({ caption, revision: revision + 1 });
      // Only a look that was under way may have missed it.
      expect(looks() - before).toBeLessThanOrEqual(2);
    }
    expect(Math.min(...rests.mock.calls.map(([ms]) => ms))).toBeLessThanOrEqual(HALF_A_SECOND_MS);
  });

  it("shows the same change to everybody who watches", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const readers = await Promise.all([watch(browser, id), watch(browser, id)]);
    await Promise.all(readers.map((reader) => reader.next()));
    await patchPost(browser, id, { revision: 0, caption: "Rye" });
    const seen = await Promise.all(readers.map((reader) => reader.nextPost()));
    expect(seen.map((post) => post?.caption)).toEqual(["Rye", "Rye"]);
  });

  it("shows nothing twice while nothing changes", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const reader = await watch(browser, id);
    await reader.next();
    const waited = clockOf().sleep(SEVERAL_LOOKS_MS);
    const second = reader.next();
    expect(await Promise.race([second, waited.then(() => "quiet")])).toBe("quiet");
    await patchPost(browser, id, { revision: 0, caption: "Rye" });
    expect(JSON.parse((await second)?.data ?? "")).toMatchObject({ caption: "Rye" });
  });

  it("follows a post until it is published, and ends", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await submitPhoto(browser);
    const reader = await watch(browser, id);
    const worker = runWorkerUntil(browser, id, "published");
    const statuses: string[] = [];
    for (let post = await reader.nextPost(); post !== null; post = await reader.nextPost()) {
      statuses.push(post.status);
    }
    await worker;
    expect(statuses[0]).toBe("queued");
    expect(statuses.indexOf("published")).toBe(statuses.length - 1);
  });

  it("ends after it showed that the post was cancelled", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const reader = await watch(browser, id);
    await reader.next();
    await act(browser, id, "cancel");
    expect(await reader.nextPost()).toMatchObject({ status: "cancelled" });
    expect(await reader.next()).toBeNull();
  });

  it.each(["published", "failed", "cancelled", "unconfirmed"] as const)(
    "shows a post once that is %s, and ends",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status, nextAttemptAt: null });
      const reader = await watch(browser, id);
      expect(await reader.nextPost()).toEqual(await seePost(browser, id));
      expect(await reader.next()).toBeNull();
    },
  );

  it("ends when the post is deleted", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const reader = await watch(browser, id);
    await reader.next();
    await deletePost(browser, id);
    expect(await reader.next()).toBeNull();
  });

  it("goes on when the database does not answer for a while", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const reader = await watch(browser, id);
    await reader.next();
    const spy = vi.spyOn(posts(), "marksOf").mockRejectedValue(new Error("away"));
    await vi.waitFor(() => expect(spy).toHaveBeenCalledTimes(2), { timeout: 15_000 });
    spy.mockRestore();
    await patchPost(browser, id, { revision: 0, caption: "Rye" });
    expect(await reader.nextPost()).toMatchObject({ caption: "Rye" });
  });
});

describe("a client that leaves", () => {
  it.each(["closes its request", "stops reading"] as const)(
    "is not looked for any more once it %s",
    async (how) => {
      const { browser } = await connectedAdmin(meta);
      const { id } = await aDraft(browser);
      const client = new AbortController();
      const reader = new EventReader(await open(browser, id, { signal: client.signal }));
      await reader.next();
      const looks = lookCounter();
      const ended = reader.next();
      await vi.waitFor(() => expect(looks()).toBeGreaterThan(0), { timeout: 15_000 });
      if (how === "closes its request") client.abort();
      else await reader.leave();
      expect(await ended).toBeNull();
      await clockOf().sleep(100);
      const before = looks();
      await clockOf().sleep(SEVERAL_LOOKS_MS);
      expect(looks()).toBe(before);
    },
  );

  it("is not looked for at all when it was gone before it read anything", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const client = new AbortController();
    const response = await open(browser, id, { signal: client.signal });
    client.abort();
    const looks = lookCounter();
    expect(await new EventReader(response).next()).toBeNull();
    await clockOf().sleep(SEVERAL_LOOKS_MS);
    expect(looks()).toBe(0);
  });
});

describe("a stream that ends although its post goes on", () => {
  const signedInFor = async (ownerId: string, seconds: number): Promise<Browser> => {
    const browser = new Browser();
    browser.cookies.set(ADMIN_COOKIE, await signAdminSession(ADMIN_SESSION_SECRET, ownerId, seconds));
    return browser;
  };

  it("says that the session is over, when it is", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const reader = await watch(await signedInFor(ownerId, 2), id);
    await reader.next();
    expect(await reader.next()).toEqual({ event: "end", data: '{"reason":"session_over"}' });
    expect(await reader.next()).toBeNull();
  });

  it("is one of twenty that a person may have, and closing one makes room", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const readers = await Promise.all(Array.from({ length: 20 }, () => watch(browser, id)));
    const answer = await refused(browser, id);
    expect(refusalOf(answer)).toEqual({ status: 429, code: "rate_limited" });
    expect(answer.headers.get("retry-after")).toBe("30");
    await readers[0]?.leave();
    expect((await watch(await signedInFor(ownerId, 60), id)) && (await refused(browser, id)).status).toBe(
      429,
    );
    await readers[1]?.leave();
    const unknown = await refused(browser, anId());
    expect(refusalOf(unknown).code).toBe("not_found");
    expect(await (await watch(browser, id)).nextPost()).toMatchObject({ id });
  });
});

describe("a refusal", () => {
  const NOT_FOUND = { status: 404, code: "not_found" };

  it("is JSON: the post is unknown, or somebody else's", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    for (const answer of [
      await refused(browser, anId()),
      await refused(browser, "x"),
      await refused(await signedIn(anId()), id),
    ]) {
      expect(refusalOf(answer)).toEqual(NOT_FOUND);
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    }
  });

  it("is JSON: nobody is signed in", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await aDraft(browser);
    const answer = await refused(new Browser(), id);
    expect(refusalOf(answer)).toEqual({ status: 401, code: "not_authenticated" });
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  });
});
