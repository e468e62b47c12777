import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { IMAGE } from "@/tests/unit/fakes/a-fake-person";
import { aConnectedAccount, type Connected } from "./a-graph";
import { aPhoto, aRequest, aVideo } from "./a-request";

const count = (asked: string[], end: string) => asked.filter((name) => name.endsWith(end)).length;
const posts = ({ fake }: Connected) => fake.livePosts(FIELD_BAKERY);

describe("publishing in one go", () => {
  it("puts a photo live, with caption and description", async () => {
    const connected = await aConnectedAccount();
    const answer = await connected.adapter.publish(aRequest({ media: [aPhoto({ altText: "A loaf" })] }));
    const [live, ...more] = posts(connected);
    expect(answer).toEqual({
      success: true,
      postId: live?.id,
      permalink: `https://www.instagram.com/p/${live?.shortcode}/`,
    });
    expect(live).toMatchObject({ caption: "Fresh bread", altText: "A loaf" });
    expect(more).toEqual([]);
  });

  it("puts a reel live, however long it ripens", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.setSwitches({ videoRipenMs: 90_000 });
    const request = aRequest({ kind: "reel", media: [aVideo({ thumbOffsetMs: 500 })], shareToFeed: false });
    const answer = await adapter.publish(request);
    expect(answer).toMatchObject({ success: true, permalink: expect.stringContaining("/reel/") });
    expect(fake.livePosts(FIELD_BAKERY)).toMatchObject([
      { productType: "REELS", thumbOffset: 500, shareToFeed: false, caption: "Fresh bread" },
    ]);
  });

  it("puts a carousel live, its items in order and made once each", async () => {
    const connected = await aConnectedAccount();
    connected.fake.setSwitches({ videoRipenMs: 20_000, ripenMs: 1000 });
    const media = [aPhoto({ altText: "First" }), aVideo(), aPhoto({ altText: "Third" })];
    const answer = await connected.adapter.publish(aRequest({ media }));
    const [live, ...more] = posts(connected);
    expect(answer).toMatchObject({ success: true, postId: live?.id });
    expect([live?.mediaType, live?.caption, more]).toEqual(["CAROUSEL_ALBUM", "Fresh bread", []]);
    let items: readonly (string | undefined)[] = [];
    connected.fake.seedWorld((world) => {
      items = (live?.children ?? []).map((id) => world.media.find((item) => item.id === id)?.altText);
    });
    expect(items).toEqual(["First", undefined, "Third"]);
    expect([count(connected.asked(), "/media"), count(connected.asked(), "media_publish")]).toEqual([4, 1]);
  });

  it("puts a story live", async () => {
    const { adapter } = await aConnectedAccount();
    const answer = await adapter.publish(aRequest({ kind: "story", caption: "" }));
    expect(answer).toMatchObject({ success: true });
    expect(await adapter.listLive("story", new Date(0))).toMatchObject([
      { productType: "STORY", mediaType: "IMAGE" },
    ]);
    expect(await adapter.listLive("feed", new Date(0))).toEqual([]);
  });

  it("asks for at least one picture", async () => {
    const { adapter, asked } = await aConnectedAccount();
    expect(await adapter.publish(aRequest({ media: [] }))).toEqual({
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
    ["9007/2207027", "not_published"],
  ])("never sends twice: %s is %s", async (error, said) => {
    const { adapter, fake, asked } = await aConnectedAccount();
    fake.inject({ match: { path: "media_publish" }, action: "answer", error });
    expect(await adapter.publish(aRequest())).toEqual({ success: false, error: said });
    expect(count(asked(), "media_publish")).toBe(1);
  });

  it("tells a rejected picture by its code", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: /\/media$/ }, action: "answer", error: "36003/2207009" });
    expect(await adapter.publish(aRequest())).toEqual({ success: false, error: "media_rejected" });
  });

  it("stops all looks when one item of a carousel is lost", async () => {
    const { adapter, fake, asked, clock } = await aConnectedAccount();
    fake.setSwitches({ ripenMs: 3_600_000 });
    fake.inject({ match: { path: /\/media$/, nth: 2 }, action: "answer", error: "9004/2207052" });
    const answer = await adapter.publish(aRequest({ media: [aPhoto(), aPhoto(), aPhoto()] }));
    expect(answer).toEqual({ success: false, error: "media_rejected" });
    const looks = asked().length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked().length).toBeLessThanOrEqual(looks + 2);
    expect(count(asked(), "media_publish")).toBe(0);
    expect(clock.now().getTime()).toBeLessThan(Date.parse("2026-11-24T10:00:00Z"));
  });

  it("gives up after five minutes, without sending", async () => {
    const { adapter, fake, asked, clock } = await aConnectedAccount();
    fake.setSwitches({ ripenMs: 3_600_000 });
    const started = clock.now().getTime();
    expect(await adapter.publish(aRequest())).toEqual({ success: false, error: "platform_unavailable" });
    expect(clock.now().getTime() - started).toBeLessThan(7 * 60_000);
    expect(count(asked(), "media_publish")).toBe(0);
  });

  it("tries once after a minute where Meta does not know the container it made", async () => {
    const { adapter, fake, asked, clock } = await aConnectedAccount();
    fake.inject({
      match: { path: /\/1788\d+$/ },
      action: "answer",
      error: "100/33",
      times: Number.POSITIVE_INFINITY,
    });
    const started = clock.now().getTime();
    expect(await adapter.publish(aRequest())).toMatchObject({ success: true });
    expect(clock.now().getTime() - started).toBeGreaterThanOrEqual(60_000);
    expect(count(asked(), "media_publish")).toBe(1);
  });

  it("looks less often while our allowance runs out", async () => {
    const looks = async (usagePercent: number) => {
      const { adapter, fake, asked } = await aConnectedAccount();
      fake.setSwitches({ ripenMs: 60_000, usagePercent });
      await adapter.publish(aRequest());
      return asked().filter((name) => name.startsWith("GET 1788")).length;
    };
    expect(await looks(100)).toBeLessThan((await looks(10)) / 2);
  });

  it("is published even when the permalink cannot be read", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { method: "GET", path: /\/1799\d+$/ }, action: "drop" });
    expect(await adapter.publish(aRequest())).toMatchObject({ success: true, permalink: null });
  });

  it("refuses a mixture that does not exist, before Meta hears of it", async () => {
    const { adapter, asked } = await aConnectedAccount();
    const request = aRequest({ kind: "story", media: [aPhoto(), aPhoto({ url: IMAGE })] });
    expect(await adapter.publish(request)).toEqual({ success: false, error: "media_rejected" });
    expect(asked()).toEqual([]);
  });
});
