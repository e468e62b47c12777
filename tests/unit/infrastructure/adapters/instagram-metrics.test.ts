import { describe, expect, it } from "vitest";
import type { PostKind } from "@/core/domain/marketing/post-content";
import { METRIC_NAMES } from "@/core/domain/marketing/post-metrics";
import { aConnectedAccount, type Connected } from "./a-graph";
import { aPhoto, aRequest, aVideo } from "./a-request";

const NOTHING = Object.fromEntries(METRIC_NAMES.map((name) => [name, null]));

async function aPost(
  kind: PostKind = "feed",
): Promise<Connected & { readonly id: string; calls: () => number }> {
  const connected = await aConnectedAccount();
  const media = [kind === "reel" ? aVideo() : aPhoto()];
  const answer = await connected.adapter.publish(aRequest({ kind, media }));
  const before = connected.asked().length;
  const id = answer.success ? answer.postId : "";
  /** About the post: a refusal is looked into at the Page and the token. */
  const calls = () =>
    connected
      .asked()
      .slice(before)
      .filter((name) => name.includes(id)).length;
  return { ...connected, id, calls };
}

describe("the numbers of a post", () => {
  it("are counts and insights in one call; unknown is null, never 0", async () => {
    const { adapter, fake, id, calls } = await aPost();
    fake.setInsights(id, { reach: 0, views: 512, saved: null, shares: 2, total_interactions: 17 });
    fake.setInsights(id, { likes: 12, comments: 3 });
    expect(await adapter.getMetrics(id)).toEqual({
      ...NOTHING,
      likes: 12,
      comments: 3,
      views: 512,
      reach: 0,
      shares: 2,
      totalInteractions: 17,
    });
    expect(calls()).toBe(1);
  });

  it("of a reel tell how long people watched", async () => {
    const { adapter, fake, id, calls } = await aPost("reel");
    fake.setInsights(id, { ig_reels_avg_watch_time: 4200, views: 9 });
    expect(await adapter.getMetrics(id, "reel")).toMatchObject({ averageWatchTimeMs: 4200, views: 9 });
    expect(calls()).toBe(1);
  });

  it("of a story tell replies and navigation", async () => {
    const { adapter, fake, id, calls } = await aPost("story");
    fake.setInsights(id, { replies: 2, navigation: 31, views: 40 });
    expect(await adapter.getMetrics(id, "story")).toMatchObject({
      replies: 2,
      navigation: 31,
      views: 40,
      saved: null,
      averageWatchTimeMs: null,
    });
    expect(calls()).toBe(1);
  });

  it("are the hidden likes' insight where the owner hides the count", async () => {
    const { adapter, fake } = await aConnectedAccount();
    const insights = {
      data: [
        { name: "likes", values: [{ value: 8 }] },
        { name: "reach", total_value: { value: 5 } },
      ],
    };
    fake.inject({ match: { path: "1799" }, action: "answer", status: 200, body: { id: "1", insights } });
    expect(await adapter.getMetrics("17990000000000021")).toEqual({ ...NOTHING, likes: 8, reach: 5 });
  });

  it("are unknown while there are none yet", async () => {
    const { adapter, fake, id } = await aPost();
    fake.setSwitches({ insightsDelayMs: 60_000 });
    expect(await adapter.getMetrics(id)).toEqual({
      ...NOTHING,
      likes: expect.any(Number),
      comments: expect.any(Number),
    });
  });
});

describe("the numbers of a post, refused", () => {
  it("for a name that Meta retired: the others, in a second call", async () => {
    const { adapter, fake, id, calls } = await aPost();
    fake.setSwitches({ retiredMetrics: ["saved", "shares"] });
    fake.setInsights(id, { reach: 341, views: 512, total_interactions: 9 });
    expect(await adapter.getMetrics(id)).toMatchObject({
      reach: 341,
      views: 512,
      totalInteractions: 9,
      saved: null,
      shares: null,
    });
    expect(calls()).toBe(2);
  });

  it("for one that this kind does not have: all but that one", async () => {
    const { adapter, fake, id, calls } = await aPost();
    fake.setInsights(id, { reach: 7 });
    expect(await adapter.getMetrics(id, "reel")).toMatchObject({ reach: 7, averageWatchTimeMs: null });
    expect(calls()).toBe(2);
  });

  it.each([
    [
      "for a reason that names none of ours",
      "(#100) Starting from v22.0 the impressions metric is no longer supported",
    ],
    ["with a list of names that we do not ask for", "(#100) The metric navigation is not supported"],
  ])("%s: what the post itself counts", async (_, message) => {
    const { adapter, fake, id, calls } = await aPost();
    fake.setInsights(id, { likes: 4 });
    fake.inject({
      match: { path: id },
      action: "answer",
      status: 400,
      body: { error: { message, code: 100 } },
    });
    expect(await adapter.getMetrics(id)).toMatchObject({ likes: 4, reach: null });
    expect(calls()).toBe(2);
  });

  it("again and again: what the post itself counts, and never more than three calls", async () => {
    const { adapter, fake, id, calls } = await aPost();
    fake.setInsights(id, { likes: 4 });
    for (const name of ["saved", "shares"]) {
      const error = { message: `(#100) The metric ${name} is not supported`, code: 100 };
      fake.inject({ match: { path: id }, action: "answer", status: 400, body: { error } });
    }
    expect(await adapter.getMetrics(id)).toMatchObject({ likes: 4, reach: null });
    expect(calls()).toBe(3);
  });

  it("for too few viewers of a story: no error, only nothing known", async () => {
    const { adapter, fake, id } = await aPost("story");
    fake.setStoryViewers(id, 3);
    expect(await adapter.getMetrics(id, "story")).toMatchObject({ views: null, reach: null, replies: null });
  });

  it("for too few viewers of a story, in the words of another language: its counts", async () => {
    const { adapter, fake, id, calls } = await aPost("story");
    fake.setInsights(id, { likes: 4 });
    const error = { message: "(#10) Za mało widzów, aby pokazać statystyki", code: 10 };
    fake.inject({ match: { path: id }, action: "answer", status: 400, body: { error } });
    expect(await adapter.getMetrics(id, "story")).toMatchObject({ likes: 4, views: null, replies: null });
    expect(calls()).toBe(2);
  });

  it("for a post from before the account was professional: its counts", async () => {
    const { adapter, fake, id } = await aPost();
    fake.setOlderThanConversion(id);
    fake.setInsights(id, { likes: 4 });
    expect(await adapter.getMetrics(id)).toMatchObject({ likes: 4, views: null });
  });

  it("for want of the permission: says which", async () => {
    const { adapter, fake, id, calls } = await aPost();
    fake.setScopes(["instagram_basic"]);
    await expect(adapter.getMetrics(id)).rejects.toMatchObject({
      code: "missing_permission",
      details: { scopes: ["instagram_manage_insights"] },
    });
    expect(calls()).toBe(1);
  });

  it.each([
    ["100/33", "platform_unavailable"],
    ["803", "platform_unavailable"],
    ["proof-wrong", "not_configured"],
    ["190/463", "reconnect_required"],
    ["500", "platform_unavailable"],
    ["80002", "rate_limited"],
  ])("%s: %s, after one call", async (error, code) => {
    const { adapter, fake, id, calls } = await aPost();
    fake.inject({ match: { path: id }, action: "answer", error });
    await expect(adapter.getMetrics(id)).rejects.toMatchObject({ code });
    expect(calls()).toBe(1);
  });

  it("for a parameter that stays wrong without insights: an error", async () => {
    const { adapter, fake, id } = await aPost();
    fake.inject({ match: { path: id }, action: "answer", error: "100", times: 9 });
    await expect(adapter.getMetrics(id)).rejects.toMatchObject({ code: "platform_unavailable" });
  });
});
