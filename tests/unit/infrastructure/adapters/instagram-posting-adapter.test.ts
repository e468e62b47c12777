import { describe, expect, it } from "vitest";
import type { PostingPublishRequest } from "@/core/application/interfaces/social/posting-adapter";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { IMAGE } from "@/tests/unit/fakes/a-fake-person";
import { aConnectedAccount } from "./a-graph";

const photo = (over: Partial<PostingPublishRequest> = {}): PostingPublishRequest => ({
  kind: "feed",
  caption: "Fresh bread",
  media: [{ type: "image", url: IMAGE, altText: "A loaf" }],
  ...over,
});

describe("publishing in one go", () => {
  it("puts the photo live, with caption and description", async () => {
    const { adapter, fake } = await aConnectedAccount();
    const answer = await adapter.publish(photo());
    const [live, ...more] = fake.livePosts(FIELD_BAKERY);
    expect(answer).toEqual({
      success: true,
      postId: live?.id,
      permalink: `https://www.instagram.com/p/${live?.shortcode}/`,
    });
    expect(live).toMatchObject({ caption: "Fresh bread", altText: "A loaf" });
    expect(more).toEqual([]);
  });

  it("asks for at least one picture", async () => {
    const { adapter, asked } = await aConnectedAccount();
    expect(await adapter.publish(photo({ media: [] }))).toEqual({
      success: false,
      error: "Instagram requires at least one image or video",
    });
    expect(asked()).toEqual([]);
  });

  it.each([
    ["4/2207051", "unconfirmed"],
    ["500", "unconfirmed"],
    ["200-no-id", "unconfirmed"],
    ["190/463", "not_published"],
    ["9/2207042", "not_published"],
  ])("never sends twice: %s is %s", async (error, said) => {
    const { adapter, fake, asked } = await aConnectedAccount();
    fake.inject({ match: { path: "media_publish" }, action: "answer", error });
    expect(await adapter.publish(photo())).toEqual({ success: false, error: said });
    expect(asked().filter((name) => name.endsWith("media_publish"))).toHaveLength(1);
  });

  it("tells a rejected picture by its code", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: /\/media$/ }, action: "answer", error: "36003/2207009" });
    expect(await adapter.publish(photo())).toEqual({ success: false, error: "media_rejected" });
  });

  it("is published even when the permalink cannot be read", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "GET", path: /\/1799\d+$/ }, action: "drop" });
    expect(await adapter.publish(photo())).toMatchObject({ success: true, permalink: null });
  });

  it("refuses a kind that is not built, before Meta hears of it", async () => {
    const { adapter, asked } = await aConnectedAccount();
    expect(await adapter.publish(photo({ kind: "story" }))).toEqual({
      success: false,
      error: "media_rejected",
    });
    expect(asked()).toEqual([]);
  });
});

describe("what Instagram cannot do", () => {
  it("is said: a post is not edited", async () => {
    const { adapter } = await aConnectedAccount();
    expect(await adapter.update("1", photo())).toEqual({
      success: false,
      error: "Instagram does not support post editing",
    });
  });
});

describe("deleting", () => {
  it("counts as done where the post is gone already", async () => {
    const { adapter } = await aConnectedAccount();
    expect(await adapter.delete("17990000000000999")).toBe(true);
  });

  it("asks Meta by the post's id", async () => {
    const { adapter, fake, asked } = await aConnectedAccount();
    const body = { success: true, deleted_id: "17990000000000021" };
    fake.inject({ match: { method: "DELETE" }, action: "answer", status: 200, body });
    expect(await adapter.delete("17990000000000021")).toBe(true);
    expect(asked()).toEqual(["DELETE 17990000000000021"]);
  });

  it.each([
    ["10", "missing_permission"],
    ["190/463", "reconnect_required"],
    ["500", "platform_unavailable"],
  ])("%s: %s", async (error, code) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "DELETE" }, action: "answer", error });
    await expect(adapter.delete("17990000000000021")).rejects.toMatchObject({ code });
  });
});

describe("metrics", () => {
  it("are the post's own counts and the insights; unknown is null, never 0", async () => {
    const { adapter, fake } = await aConnectedAccount();
    const answer = await adapter.publish(photo());
    const id = answer.success ? answer.postId : "";
    fake.setInsights(id, {
      reach: 0,
      views: 512,
      saved: null,
      shares: 2,
      likes: 12,
      comments: 3,
      total_interactions: 17,
    });
    expect(await adapter.getMetrics(id)).toEqual({
      likes: 12,
      comments: 3,
      views: 512,
      reach: 0,
      saved: null,
      shares: 2,
      totalInteractions: 17,
    });
  });

  it("are null while there are none yet", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.setSwitches({ insightsDelayMs: 60_000 });
    const answer = await adapter.publish(photo());
    expect(await adapter.getMetrics(answer.success ? answer.postId : "")).toMatchObject({
      reach: null,
      views: null,
    });
  });
});
