import { describe, expect, it } from "vitest";
import { Secret } from "@/core/domain/secret";
import { InstagramPostingAdapter } from "@/infrastructure/adapters/external/social/posting/instagram-posting-adapter";
import { aSocialAuth } from "@/tests/builders/a-social-auth";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryMediaStore } from "@/tests/fakes/stores/memory-media-store";
import { aConnectedAccount, aGraphClient } from "./a-graph";
import { aPhoto, aRequest, aVideo } from "./a-request";

describe("the steps of publishing", () => {
  it("send Meta the exact address, signs and all", async () => {
    const sent: URLSearchParams[] = [];
    const { auth } = await aConnectedAccount();
    const graph = aGraphClient(async (request) => {
      sent.push(new URLSearchParams(await request.text()));
      return Response.json({ id: "17889000000000011" });
    });
    const connection = aSocialAuth({ accessToken: new Secret("EAAG") });
    const adapter = new InstagramPostingAdapter(
      auth,
      connection,
      graph,
      new ManualClock(),
      new MemoryMediaStore(),
    );
    const url = "https://cdn.example.com/a%20b.jpg?x=1&sig=%2F+a=b;c";
    expect(await adapter.prepare(aRequest({ media: [aPhoto({ url })] }), [])).toBe("17889000000000011");
    await adapter.prepareChild(aRequest({ media: [aPhoto(), aPhoto({ url })] }), 1);
    expect(sent.map((form) => form.get("image_url"))).toEqual([url, url]);
    expect(sent[1]?.get("is_carousel_item")).toBe("true");
  });

  it("see a container ripen, fail and go", async () => {
    const { adapter, fake, clock } = await aConnectedAccount();
    fake.setSwitches({ videoRipenMs: 5000 });
    const reel = await adapter.prepare(aRequest({ kind: "reel", media: [aVideo()] }), []);
    expect(await adapter.check(reel)).toEqual({ state: "in_progress" });
    clock.advance(5000);
    expect(await adapter.check(reel)).toEqual({ state: "finished" });
    fake.failContainer(2207026);
    expect(await adapter.check(reel)).toMatchObject({
      state: "error",
      error: { details: { reason: "video_format" } },
    });
    expect(await adapter.check("17889000000000999")).toEqual({ state: "unknown" });
  });

  it("read the list as far back as asked, page by page, and say when that is too far", async () => {
    const { auth } = await aConnectedAccount();
    const asked: (string | null)[] = [];
    const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 9, minutes)).toISOString();
    const graph = aGraphClient(async (request) => {
      const after = new URL(request.url).searchParams.get("after");
      asked.push(after);
      const page = Number(after ?? 0);
      const data = [
        { id: `1799${page}`, media_type: "IMAGE", media_product_type: "FEED", timestamp: at(50 - page) },
      ];
      return Response.json({ data, paging: { cursors: { after: String(page + 1) }, next: "https://graph" } });
    });
    const connection = aSocialAuth({ accessToken: new Secret("EAAG") });
    const adapter = new InstagramPostingAdapter(
      auth,
      connection,
      graph,
      new ManualClock(),
      new MemoryMediaStore(),
    );
    expect(await adapter.listLive("feed", new Date(at(49)))).toHaveLength(3);
    expect(asked).toEqual([null, "1", "2"]);
    await expect(adapter.listLive("feed", new Date(at(1)))).rejects.toMatchObject({
      code: "platform_unavailable",
    });
    expect(asked).toHaveLength(3 + 5);
  });

  it("find the post in the list it belongs to", async () => {
    const { adapter } = await aConnectedAccount();
    const result = await adapter.commit(await adapter.prepare(aRequest({ caption: "" }), []));
    const mediaId = result.kind === "published" ? result.mediaId : "";
    expect(await adapter.listLive("feed", new Date(0))).toEqual([
      {
        mediaId,
        permalink: await adapter.getPermalink(mediaId),
        caption: null,
        mediaType: "IMAGE",
        productType: "FEED",
        timestamp: new Date("2026-11-24T09:00:00.000Z"),
      },
    ]);
    expect(await adapter.listLive("story", new Date(0))).toEqual([]);
  });

  it.each([
    ["190/463", "refused"],
    ["10", "refused"],
    ["9/2207042", "refused"],
    ["9007/2207027", "not_ready"],
    ["500", "unclear"],
    ["200-empty", "unclear"],
    ["4/2207051", "unclear"],
    ["36003/2207009", "unclear"],
    ["80002", "unclear"],
  ])("believe %s as an answer to publishing: %s", async (error, kind) => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: "media_publish" }, action: "answer", error });
    expect(await adapter.commit("17889000000000011")).toMatchObject({ kind });
  });

  it.each([
    ["facebook", "instagram_content_publish"],
    ["instagram", "instagram_business_content_publish"],
  ] as const)("name the permission that publishing needs, %s: %s", async (login, scope) => {
    const { adapter, fake } = await aConnectedAccount(null, { connection: { login } });
    fake.inject({ match: { path: "media" }, action: "answer", error: "10", times: 9 });
    const missing = { code: "missing_permission", details: { scopes: [scope], platform: { code: 10 } } };
    await expect(adapter.prepare(aRequest(), [])).rejects.toMatchObject(missing);
    const carousel = aRequest({ media: [aPhoto(), aPhoto()] });
    await expect(adapter.prepareChild(carousel, 0)).rejects.toMatchObject(missing);
    expect(await adapter.commit("17889000000000011")).toMatchObject({ kind: "refused", error: missing });
  });

  it("are unclear after silence", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: "media_publish" }, action: "apply-then-drop" });
    const container = await adapter.prepare(aRequest(), []);
    expect(await adapter.commit(container)).toMatchObject({ kind: "unclear", answer: "transient" });
    expect(await adapter.check(container)).toEqual({ state: "published" });
  });

  it("send nothing with a token that cannot be opened", async () => {
    const { adapter, asked } = await aConnectedAccount(null, { connection: { accessToken: null } });
    const lost = { code: "reconnect_required", details: { reason: "key_lost" } };
    await expect(adapter.prepare(aRequest(), [])).rejects.toMatchObject(lost);
    await expect(adapter.commit("1")).rejects.toMatchObject(lost);
    await expect(adapter.addComment("1", "x")).rejects.toMatchObject(lost);
    await expect(adapter.delete("1")).rejects.toMatchObject(lost);
    expect(asked()).toEqual([]);
  });
});

describe("what Instagram cannot do", () => {
  it("is said: a post is not edited", async () => {
    const { adapter } = await aConnectedAccount();
    expect(await adapter.update("1", aRequest())).toEqual({
      success: false,
      error: "Instagram does not support post editing",
    });
  });
});

describe("the publishing allowance", () => {
  it("is what Meta says", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.setQuota(FIELD_BAKERY, { total: 50, usedElsewhere: 7 });
    expect(await adapter.readQuota()).toEqual({ used: 7, total: 50 });
  });

  it("has no total where Meta does not tell one", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.setSwitches({ omitQuotaConfig: true });
    expect(await adapter.readQuota()).toEqual({ used: 0, total: null });
  });

  it("is unknown, not nothing, when the answer is empty", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.inject({ match: { path: "limit" }, action: "answer", status: 200, body: { data: [] } });
    await expect(adapter.readQuota()).rejects.toMatchObject({ code: "platform_unavailable" });
  });
});

describe("the load", () => {
  it("is 0 before Meta said anything, then what the last answer said, then 0 again", async () => {
    const { adapter, fake, clock } = await aConnectedAccount();
    expect(adapter.load()).toBe(0);
    fake.setSwitches({ usagePercent: 82 });
    await adapter.listLive("feed", new Date(0));
    expect(adapter.load()).toBe(0.82);
    clock.advance(5 * 60_000 + 1);
    expect(adapter.load()).toBe(0);
  });

  it("is the app's, where that is larger", async () => {
    const { adapter, fake } = await aConnectedAccount();
    fake.setSwitches({ usagePercent: 10, appUsagePercent: 91 });
    await adapter.listLive("feed", new Date(0));
    expect(adapter.load()).toBe(0.91);
  });
});
