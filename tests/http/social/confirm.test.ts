import { describe, expect, it } from "vitest";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { POST as confirm } from "@/app/api/social/posts/[postId]/confirm/route";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { anId } from "@/tests/builders/an-id";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { pathsOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { act, connectedAdmin, leftUnconfirmed, seededPost } from "../support/posts";
import { postOf, publishedPhoto, runWorkerUntil, seePost } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";
import { runWorkerUntilSeen } from "../support/worker";

const { meta, clock, logLines } = httpScene();
const LONGEST_LOOK_MS = 5_000;
/** A busy machine is slow, but not as slow as this Meta. */
const SLACK_MS = 7_500;

/** A post that went live without our ever being told. */
async function liveButUnconfirmed() {
  const { browser, ownerId } = await connectedAdmin(meta);
  const told = await publishedPhoto(browser);
  const { id } = await leftUnconfirmed(ownerId, told.id);
  return { browser, ownerId, id, told };
}

/** A post whose container is ready at Meta, and that never went live. */
async function notLiveAndUnconfirmed() {
  const unconfirmed = await liveButUnconfirmed();
  meta.seedWorld((world) => {
    world.media = [];
    for (const container of world.containers) delete container.publishedAt;
  });
  return unconfirmed;
}

describe("POST /api/social/posts/:id/confirm that the post is live", () => {
  it("publishes it with the id and the permalink that Meta tells", async () => {
    const { browser, id, told } = await liveButUnconfirmed();
    expect(await seePost(browser, id)).toMatchObject({ status: "unconfirmed", platformPostId: null });
    const answer = await act(browser, id, "confirm", { live: true });
    expect(answer.status).toBe(200);
    expect(postOf(answer)).toMatchObject({
      status: "published",
      progress: 1,
      platformPostId: told.platformPostId,
      permalink: told.permalink,
      publishedAt: expect.stringMatching(/Z$/),
      nextAttemptAt: null,
    });
    expect(postOf(answer)).not.toHaveProperty("error");
    expect(await seePost(browser, id)).toEqual(postOf(answer));
  });

  it("reads only: nothing is sent to Meta again", async () => {
    const { browser, id } = await liveButUnconfirmed();
    const before = meta.log.length;
    await act(browser, id, "confirm", { live: true });
    const asked = meta.log.slice(before);
    expect(asked).not.toEqual([]);
    expect(asked.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });

  it("publishes it without an id when Meta shows nothing like it", async () => {
    const { browser, id } = await notLiveAndUnconfirmed();
    expect(postOf(await act(browser, id, "confirm", { live: true }))).toMatchObject({
      status: "published",
      platformPostId: null,
      permalink: null,
    });
  });

  it.each([
    ["cuts every connection", { action: "drop", times: 99 }],
    ["answers 500", { action: "answer", error: "500", times: 99 }],
    ["calls the token dead", { action: "answer", error: "190/460", times: 99 }],
    ["answers much too late", { action: "slow", ms: 15_000, times: 99 }],
  ] as const)("publishes it without an id, within five seconds, when Meta %s", async (_what, fault) => {
    const { browser, id } = await liveButUnconfirmed();
    meta.inject(fault);
    const before = performance.now();
    const answer = await act(browser, id, "confirm", { live: true });
    expect(performance.now() - before).toBeLessThan(LONGEST_LOOK_MS + SLACK_MS);
    expect(answer.status).toBe(200);
    expect(postOf(answer)).toMatchObject({ status: "published", platformPostId: null, permalink: null });
  });

  it("learns the id and the permalink later, when Meta is back", async () => {
    const { browser, id, told } = await liveButUnconfirmed();
    meta.inject({ action: "drop", times: 99 });
    await act(browser, id, "confirm", { live: true });
    meta.clearFaults();
    const post = await runWorkerUntilSeen(
      browser,
      id,
      ({ permalink }) => expect(permalink).not.toBeNull(),
      () => clock.advance(5_000),
    );
    expect(post).toMatchObject({ platformPostId: told.platformPostId, permalink: told.permalink });
  });

  it("works once the account is disconnected, without an id", async () => {
    const { browser, id } = await liveButUnconfirmed();
    await browser.send(disconnect, "/api/auth/instagram/disconnect", { method: "POST" });
    const answer = await act(browser, id, "confirm", { live: true });
    expect(postOf(answer)).toMatchObject({ status: "published", platformPostId: null });
  });
});

describe("POST /api/social/posts/:id/confirm that the post is not live", () => {
  it("puts it back into the queue, from the start and without its error", async () => {
    const { browser, id } = await notLiveAndUnconfirmed();
    const answer = await act(browser, id, "confirm", { live: false });
    expect(answer.status).toBe(200);
    expect(postOf(answer)).toMatchObject({
      status: "queued",
      progress: 0,
      nextAttemptAt: expect.any(String),
      publishedAt: null,
    });
    expect(postOf(answer)).not.toHaveProperty("error");
  });

  it("sends it out once, after Meta was asked once more", async () => {
    const { browser, id } = await notLiveAndUnconfirmed();
    const before = meta.log.length;
    await act(browser, id, "confirm", { live: false });
    await runWorkerUntilSeen(
      browser,
      id,
      ({ status }) => expect(status).toBe("published"),
      () => clock.advance(2_000),
    );
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
    const asked = meta.log.slice(before).map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
    expect(asked.indexOf("GET media")).toBeGreaterThanOrEqual(0);
    expect(asked.indexOf("GET media")).toBeLessThan(asked.indexOf("POST media_publish"));
    expect(asked.filter((call) => call === "POST media_publish")).toHaveLength(1);
  });

  it("never makes a second post of one that is live after all", async () => {
    const { browser, id, told } = await liveButUnconfirmed();
    await act(browser, id, "confirm", { live: false });
    const post = await runWorkerUntil(browser, id, "published");
    expect(post.platformPostId).toBe(told.platformPostId);
    expect(meta.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });
});

describe("POST /api/social/posts/:id/confirm", () => {
  it.each(POST_STATUSES.filter((status) => status !== "unconfirmed"))(
    "has nothing to decide about a post that is %s",
    async (status) => {
      const { browser, ownerId } = await connectedAdmin(meta);
      const { id } = await seededPost(ownerId, { status });
      for (const live of [true, false]) {
        const answer = await act(browser, id, "confirm", { live });
        expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
      }
      expect((await seePost(browser, id)).status).toBe(status);
    },
  );

  it("hears one of two people who say opposite things at once", async () => {
    const { browser, id } = await liveButUnconfirmed();
    const answers = await Promise.all([true, false].map((live) => act(browser, id, "confirm", { live })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [heard] = answers.filter(({ status }) => status === 200);
    expect(heard && postOf(heard).status).toBe((await seePost(browser, id)).status);
  });

  it("hears the first of two answers", async () => {
    const { browser, id } = await liveButUnconfirmed();
    await act(browser, id, "confirm", { live: true });
    const second = await act(browser, id, "confirm", { live: false });
    expect(refusalOf(second)).toEqual({ status: 409, code: "conflict" });
    expect((await seePost(browser, id)).status).toBe("published");
  });

  it.each([
    ["no answer", {}, "live"],
    ["an answer in words", { live: "true" }, "live"],
    ["an answer that is null", { live: null }, "live"],
    ["an unknown key", { live: true, permalink: "https://www.instagram.com/p/x/" }, "permalink"],
  ])("refuses %s", async (_what, body, path) => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "unconfirmed" });
    const answer = await act(browser, id, "confirm", body);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
    expect(pathsOf(answer)).toEqual([path]);
    expect((await seePost(browser, id)).status).toBe("unconfirmed");
  });

  it("refuses what is not JSON", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "unconfirmed" });
    const headers = { "content-type": "application/json" };
    const sending = { method: "POST", headers, body: "live", params: { postId: id } };
    const answer = await browser.send(confirm, `/api/social/posts/${id}/confirm`, sending);
    expect(refusalOf(answer)).toEqual({ status: 400, code: "invalid_request" });
  });

  it("is for the owner only", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "unconfirmed" });
    const foreign = await act(await signedIn(anId()), id, "confirm", { live: true });
    expect(refusalOf(foreign)).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await act(browser, anId(), "confirm", { live: true })).status).toBe(404);
    expect(refusalOf(await act(new Browser(), id, "confirm", { live: true })).status).toBe(401);
    expect((await seePost(browser, id)).status).toBe("unconfirmed");
  });

  it("does not hear another site", async () => {
    const { browser, ownerId } = await connectedAdmin(meta);
    const { id } = await seededPost(ownerId, { status: "unconfirmed" });
    const answer = await browser.postJson(
      confirm,
      `/api/social/posts/${id}/confirm`,
      { live: true },
      { headers: { origin: "https://evil.example" }, params: { postId: id } },
    );
    expect(refusalOf(answer)).toEqual({ status: 403, code: "cross_origin" });
    expect((await seePost(browser, id)).status).toBe("unconfirmed");
  });

  it("leaves an audit line", async () => {
    const { browser, ownerId, id } = await liveButUnconfirmed();
    await act(browser, id, "confirm", { live: true });
    const line = logLines.find((text) => text.includes("post_confirmed") && text.includes(id));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ ownerId, actorId: ownerId, postId: id, live: true });
  });
});
