import { describe, expect, it } from "vitest";
import { metricsAnswer } from "@/app/api/_schemas/post";
import { POST as disconnect } from "@/app/api/auth/instagram/disconnect/route";
import { GET as metrics } from "@/app/api/social/posts/[postId]/metrics/route";
import { socialAuthService } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { DEFAULT_SCOPES } from "@/tests/fakes/graph/grants";
import { type Answer, jsonOf, refusalOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectedAdmin, deletePost } from "../support/posts";
import { publishedPhoto, seePost, submitPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const { meta, clock } = httpScene();
const FIVE_MINUTES = 5 * 60 * 1000;
const INSIGHTS = "instagram_manage_insights";

const look = (browser: Browser, postId: string): Promise<Answer> =>
  browser.send(metrics, `/api/social/posts/${postId}/metrics`, { params: { postId } });

async function published(declined: readonly string[] = []) {
  const { browser, ownerId } = await connectedAdmin(meta, { declined });
  const { id, platformPostId } = await publishedPhoto(browser);
  return { browser, ownerId, id, mediaId: platformPostId ?? "" };
}

/** Numbers that only stories and reels have. */
const NOT_OF_A_PHOTO = { replies: null, navigation: null, averageWatchTimeMs: null };
const NUMBERS = {
  likes: 12,
  comments: 3,
  views: 240,
  reach: 180,
  saved: 4,
  shares: 2,
  total_interactions: 21,
};

describe("GET /api/social/posts/:id/metrics", () => {
  it("shows what Instagram counts", async () => {
    const { browser, id, mediaId } = await published();
    meta.setInsights(mediaId, NUMBERS);
    const { total_interactions: totalInteractions, ...same } = NUMBERS;
    const expected = { ...same, totalInteractions, ...NOT_OF_A_PHOTO };
    const answer = await look(browser, id);
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual({
      metrics: expected,
      collectedAt: expect.stringMatching(/Z$/),
      history: [{ collectedAt: expect.stringMatching(/Z$/), metrics: expected }],
    });
    expect((await seePost(browser, id)).metrics).toEqual(expected);
  });

  it("calls what it does not know null, never 0", async () => {
    const { browser, id, mediaId } = await published();
    meta.setInsights(mediaId, { ...NUMBERS, likes: null, reach: null, saved: null });
    expect(jsonOf(await look(browser, id))).toMatchObject({
      metrics: { likes: null, reach: null, saved: null, comments: 3, views: 240 },
    });
  });

  it("knows the counts of the post while insights are still missing", async () => {
    const { browser, id } = await published();
    meta.setSwitches({ insightsDelayMs: 86_400_000 });
    expect(jsonOf(await look(browser, id))).toMatchObject({
      metrics: { likes: expect.any(Number), comments: expect.any(Number), views: null, reach: null },
    });
  });

  it("asks Meta again after five minutes, not before, and keeps the history", async () => {
    const { browser, id, mediaId } = await published();
    meta.setInsights(mediaId, { reach: 1 });
    await look(browser, id);
    meta.setInsights(mediaId, { reach: 2 });
    const calls = meta.log.length;
    clock.advance(FIVE_MINUTES - 10_000);
    expect(jsonOf(await look(browser, id))).toMatchObject({ metrics: { reach: 1 } });
    expect(meta.log).toHaveLength(calls);
    clock.advance(11_000);
    const { metrics: latest, history } = metricsAnswer.parse(jsonOf(await look(browser, id)));
    expect(latest.reach).toBe(2);
    expect(history.map((entry) => entry.metrics.reach)).toEqual([1, 2]);
  });

  it.each(["500", "200-html", "4", "190/460", "100/33", "100"])(
    "shows the stored ones when Meta answers %s",
    async (error) => {
      const { browser, id } = await published();
      const before = metricsAnswer.parse(jsonOf(await look(browser, id)));
      clock.advance(FIVE_MINUTES + 1);
      meta.inject({ action: "answer", error, times: 9 });
      expect(jsonOf(await look(browser, id))).toEqual(before);
    },
  );

  it("asks Meta once for many who ask at a time, and not again at once when it fails", async () => {
    const { browser, id } = await published();
    meta.inject({ action: "answer", error: "500", times: 99 });
    const calls = meta.log.length;
    const answers = await Promise.all(Array.from({ length: 10 }, () => look(browser, id)));
    answers.push(await look(browser, id));
    for (const answer of answers)
      expect(refusalOf(answer)).toEqual({ status: 502, code: "platform_unavailable" });
    expect(meta.log).toHaveLength(calls + 1);
    clock.advance(30_000);
    await look(browser, id);
    expect(meta.log).toHaveLength(calls + 2);
  });

  it("does not ask again at once when only the stored ones can be shown", async () => {
    const { browser, id } = await published();
    const before = jsonOf(await look(browser, id));
    clock.advance(FIVE_MINUTES + 1);
    meta.inject({ action: "answer", error: "500", times: 99 });
    const calls = meta.log.length;
    for (let looks = 0; looks < 3; looks += 1) expect(jsonOf(await look(browser, id))).toEqual(before);
    expect(meta.log).toHaveLength(calls + 1);
  });

  it("says that Meta is down when nothing is stored yet", async () => {
    const { browser, id } = await published();
    meta.inject({ action: "drop", times: 9 });
    expect(refusalOf(await look(browser, id))).toEqual({ status: 502, code: "platform_unavailable" });
  });

  it.each(["100/33", "803", "100"])(
    "says that Meta is down when it does not show a post that is live: %s",
    async (error) => {
      const { browser, id } = await published();
      meta.inject({ action: "answer", error, times: 9 });
      expect(refusalOf(await look(browser, id))).toEqual({ status: 502, code: "platform_unavailable" });
    },
  );

  it("says that a post is gone once a second look, ten minutes later, finds it deleted, and asks no more", async () => {
    const { browser, id, mediaId } = await published();
    const last = jsonOf(await look(browser, id));
    clock.advance(2 * 60 * 60 * 1000);
    meta.deleteInApp(mediaId);
    expect(jsonOf(await look(browser, id))).toEqual(last);
    expect((await seePost(browser, id)).goneAt).toBeUndefined();
    clock.advance(10 * 60 * 1000);
    expect(jsonOf(await look(browser, id))).toEqual({ ...Object(last), goneAt: expect.stringMatching(/Z$/) });
    expect(await seePost(browser, id)).toMatchObject({
      status: "published",
      goneAt: expect.stringMatching(/Z$/),
      platformPostId: mediaId,
    });
    const calls = meta.log.length;
    clock.advance(60 * 60 * 1000);
    await look(browser, id);
    expect(meta.log).toHaveLength(calls);
    expect(jsonOf(await deletePost(browser, id))).toEqual({ success: true });
    expect(meta.log).toHaveLength(calls);
  });

  it("says so as well of a post whose numbers were never read", async () => {
    const { browser, id, mediaId } = await published();
    clock.advance(2 * 60 * 60 * 1000);
    meta.deleteInApp(mediaId);
    const first = await look(browser, id);
    expect(refusalOf(first)).toEqual({ status: 502, code: "platform_unavailable" });
    expect(first.text).toContain("does not show this post right now");
    clock.advance(10 * 60 * 1000);
    for (let looks = 0; looks < 2; looks += 1) {
      const answer = await look(browser, id);
      expect(refusalOf(answer)).toEqual({ status: 409, code: "conflict" });
      expect(answer.text).toContain("not on Instagram any more");
    }
  });

  it("says when to come again although Meta does not", async () => {
    const { browser, id } = await published();
    meta.inject({ action: "answer", error: "4", times: 9 });
    const answer = await look(browser, id);
    expect(refusalOf(answer)).toEqual({ status: 429, code: "rate_limited" });
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(jsonOf(answer)).toMatchObject({ retryAfterSeconds: 60 });
  });

  it("says that a person has to reconnect when the token is dead, and marks the connection", async () => {
    const { browser, ownerId, id } = await published();
    meta.killUser(458);
    expect(refusalOf(await look(browser, id))).toEqual({ status: 409, code: "reconnect_required" });
    expect(await socialAuthService().listByUser(ownerId, "instagram")).toMatchObject([
      { problem: "revoked" },
    ]);
  });

  it("names the permission that is missing", async () => {
    const { browser, id } = await published([INSIGHTS]);
    const answer = await look(browser, id);
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain(INSIGHTS);
  });

  it("names the permission that was taken back since, and so does the connection", async () => {
    const { browser, ownerId, id } = await published();
    meta.setScopes(DEFAULT_SCOPES.filter((scope) => scope !== INSIGHTS));
    const answer = await look(browser, id);
    expect(refusalOf(answer)).toEqual({ status: 403, code: "missing_permission" });
    expect(answer.text).toContain(INSIGHTS);
    const [connection] = await socialAuthService().listByUser(ownerId, "instagram");
    expect(connection?.scopes).not.toContain(INSIGHTS);
    meta.setScopes(DEFAULT_SCOPES);
  });

  it("has none for a post that is not published", async () => {
    const { browser } = await connectedAdmin(meta);
    const { id } = await submitPhoto(browser);
    expect(refusalOf(await look(browser, id))).toEqual({ status: 409, code: "conflict" });
  });

  it("has none to fetch once the account is disconnected", async () => {
    const { browser, id } = await published();
    await browser.send(disconnect, "/api/auth/instagram/disconnect", { method: "POST" });
    expect(refusalOf(await look(browser, id))).toEqual({ status: 404, code: "not_connected" });
  });

  it("shows them to the owner only", async () => {
    const { id } = await published();
    expect(refusalOf(await look(await signedIn(anId()), id))).toEqual({ status: 404, code: "not_found" });
    expect(refusalOf(await look(new Browser(), id)).status).toBe(401);
    expect(refusalOf(await look(await signedIn(anId()), "x"))).toEqual({ status: 404, code: "not_found" });
  });
});
