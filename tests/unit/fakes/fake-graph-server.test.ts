import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setupServer } from "msw/node";
import { afterEach, describe, expect, it } from "vitest";
import { fakeGraphHandlers } from "@/tests/fakes/graph/fake-graph-handlers";
import { startFakeGraphServer } from "@/tests/fakes/graph/fake-graph-server";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { aFake, get, IMAGE, logIn, post, prepare, publish, VIDEO } from "./a-fake-person";
import { goLive } from "./a-fake-post";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(fake = aFake(), persistFile?: string) {
  const server = await startFakeGraphServer({ fake, port: 0, ...(persistFile ? { persistFile } : {}) });
  closing.push(() => server.close());
  return { fake, ...server };
}

const control = (url: string, path: string, body: object, method = "POST") =>
  fetch(`${url}/__fake/${path}`, { method, body: JSON.stringify(body) });

async function aLivePost(caption: string) {
  const { fake, url } = await serve();
  const { page } = await logIn(fake);
  const { body } = await publish(fake, page, await prepare(fake, page, caption));
  const { raw } = await get(fake, page, `${body.id}?fields=permalink,media_url`);
  return { fake, url, page, media: JSON.stringify(raw) };
}

describe("the fake on a socket", () => {
  it("destroys the connection where a fault says drop", async () => {
    const { url } = await serve();
    await control(url, "faults", { match: { path: "/me" }, action: "drop" });
    await expect(fetch(`${url}/v26.0/me`)).rejects.toThrow("fetch failed");
    expect((await fetch(`${url}/v26.0/me`)).status).toBe(400);
  });

  it("is steered and read over HTTP", async () => {
    const { fake, url } = await serve();
    const { page } = await logIn(fake);
    await control(url, "ripening", { ms: 5000 });
    await control(url, "switches", { readLagMs: 7 });
    const state = await (await fetch(`${url}/__fake/state`)).text();
    expect(state).toContain('"ripenMs":5000');
    expect(state).toContain('"readLagMs":7');
    expect(state).not.toContain(page);
    await control(url, "kill-token", { subcode: 458 });
    expect((await get(fake, page, "me")).body.error).toMatchObject({ error_subcode: 458 });
    expect(await (await fetch(`${url}/__fake/log`)).json()).toHaveLength(fake.log.length);
    expect((await control(url, "faults", { action: "explode" })).status).toBe(400);
    expect((await control(url, "reset", {})).status).toBe(200);
    expect(fake.log).toEqual([]);
  });

  it("leads from a permalink to the post, its picture and the profile, with all text escaped", async () => {
    const { url, media } = await aLivePost('Bread & <script>alert("x")</script>');
    const permalink = /"permalink":"([^"]+)"/.exec(media)?.[1] ?? "";
    expect(permalink.startsWith(`${url}/p/D`)).toBe(true);
    const post = await (await fetch(permalink)).text();
    expect(post).toContain("Bread &amp; &lt;script&gt;");
    expect(post).not.toContain("<script>");
    const picture = await fetch(/"media_url":"([^"]+)"/.exec(media)?.[1] ?? "");
    expect(picture.headers.get("content-type")).toBe("image/jpeg");
    const profile = await (await fetch(`${url}/profile/field.bakery/`)).text();
    expect(await (await fetch(`${url}/field.bakery`)).text()).toBe(profile);
    expect(profile).toContain("1 post ");
    expect(await (await fetch(url)).text()).toContain("@corner.coffee");
    const avatar = await fetch(`${url}/cdn/p${FIELD_BAKERY}.jpg`);
    expect(new Uint8Array(await avatar.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]));
  });

  it("steers one container, one story, one post", async () => {
    const { fake, url } = await serve();
    const { page } = await logIn(fake);
    const container = await prepare(fake, page);
    await control(url, "container-ready", { containerId: container, at: Date.UTC(2030, 0) });
    expect((await publish(fake, page, container)).body.error).toMatchObject({ code: 9007 });
    const story = await goLive(fake, page, { media_type: "STORIES", image_url: IMAGE });
    const insights = async () => (await get(fake, page, `${story}/insights?metric=views`)).body.error?.code;
    await control(url, "story-viewers", { mediaId: story, viewers: 2 });
    expect(await insights()).toBe(10);
    await control(url, "conversion", { mediaId: story });
    expect(await insights()).toBe(100);
    await control(url, "quota", { instagramId: FIELD_BAKERY, containersUsedElsewhere: 400 });
    expect((await post(fake, page, `${FIELD_BAKERY}/media`, { image_url: IMAGE })).body.error?.code).toBe(4);
    const switches = { ripenings: [1], videoRipenMs: 2, retiredMetrics: ["reach"], appUsagePercent: null };
    expect((await control(url, "switches", switches)).status).toBe(200);
    const state = await (await fetch(`${url}/__fake/state`)).json();
    expect(state).toMatchObject({ switches, comments: [] });
    expect(JSON.stringify(state)).not.toContain(page);
  });

  it("shows reels, stories, carousels and comments to people", async () => {
    const { fake, url } = await serve();
    const { page } = await logIn(fake);
    const reel = await goLive(fake, page, { media_type: "REELS", video_url: VIDEO });
    const story = await goLive(fake, page, { media_type: "STORIES", image_url: IMAGE });
    const carousel = await goLive(fake, page, { media_type: "CAROUSEL" });
    await post(fake, page, `${carousel}/comments`, { message: "<b>Yum</b>" });
    const text = async (address: string) => (await fetch(address)).text();
    const pageOf = async (id: string) => {
      const { raw } = await get(fake, page, `${id}?fields=permalink`);
      return text(/"permalink":"([^"]+)"/.exec(JSON.stringify(raw))?.[1] ?? "");
    };
    const profile = await text(`${url}/profile/field.bakery/`);
    expect(profile).toContain("2 posts ");
    expect(profile).toContain('<span class="badge">video</span>');
    expect(profile).toContain('<span class="badge">2 items</span>');
    expect(profile).toContain('aria-label="Stories"');
    expect(await pageOf(reel)).toContain("Reel by @field.bakery");
    expect(await pageOf(story)).toContain("Story by @field.bakery");
    const album = await pageOf(carousel);
    expect(album.match(/<img/g)).toHaveLength(2);
    expect(album).toContain("&lt;b&gt;Yum&lt;/b&gt;");
    const drawn = await fetch(`${url}/cdn/${reel}.jpg`);
    expect(drawn.headers.get("content-type")).toBe("image/jpeg");
    fake.advance(86_400_000);
    expect(await text(`${url}/profile/field.bakery/`)).not.toContain('aria-label="Stories"');
    expect(await pageOf(story)).toContain("Nothing here");
  });

  it("finds its world again after a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fake-graph-"));
    closing.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "world.json");
    const { fake, url, close } = await serve(aFake(), file);
    const { page } = await logIn(fake);
    await publish(fake, page, await prepare(fake, page));
    await fetch(url);
    await close();
    const again = await serve(aFake(), file);
    expect(again.fake.livePosts(FIELD_BAKERY)).toHaveLength(1);
  });
});

describe("the fake behind msw", () => {
  it("answers fetch on Meta's own origins, and drops as a network error", async () => {
    const fake = aFake();
    const server = setupServer(...fakeGraphHandlers(fake));
    server.listen({ onUnhandledRequest: "error" });
    closing.push(() => server.close());
    expect((await fetch("https://graph.facebook.com/v26.0/me")).status).toBe(400);
    fake.inject({ action: "drop" });
    await expect(fetch("https://graph.facebook.com/v26.0/me")).rejects.toThrow(TypeError);
  });
});
