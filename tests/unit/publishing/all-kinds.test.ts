import { describe, expect, it } from "vitest";
import { aPhoto, KIND_NAMES, KINDS, TEN_PHOTOS } from "./a-content";
import { aPress } from "./a-press";
import { countingWaves } from "./a-wave-counter";

describe("every kind of post", () => {
  it.each(KIND_NAMES)("a %s ends live once, with its true id and its address", async (name) => {
    const press = await aPress();
    const post = await press.submitContent(KINDS[name]);
    await press.settle();
    const [live, ...more] = press.live();
    expect(more).toEqual([]);
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: live?.id,
      permalink: expect.stringContaining("https://www.instagram.com/"),
    });
  });

  it.each([
    ["photo", "IMAGE", "FEED"],
    ["reel", "VIDEO", "REELS"],
    ["story photo", "IMAGE", "STORY"],
    ["story video", "VIDEO", "STORY"],
    ["carousel", "CAROUSEL_ALBUM", "FEED"],
  ] as const)("a %s is %s in %s for Meta", async (name, mediaType, productType) => {
    const press = await aPress();
    await press.submitContent(KINDS[name]);
    await press.settle();
    expect(press.live()[0]).toMatchObject({ mediaType, productType });
  });

  it.each(KIND_NAMES)("a %s whose success was hidden is found, not sent again", async (name) => {
    const press = await aPress();
    press.fake.setSwitches({ secondPublishGoesLive: true, readLagMs: 30_000 });
    press.fake.inject({ match: { path: "media_publish" }, action: "apply-then-answer", error: "500" });
    const post = await press.submitContent(KINDS[name]);
    await press.settle();
    expect(press.live()).toHaveLength(1);
    expect(await press.read(post)).toMatchObject({
      status: "published",
      platformPostId: press.live()[0]?.id,
    });
    expect(press.sends()).toHaveLength(1);
  });

  it.each(KIND_NAMES)("a %s that did not go out is sent again after the quiet period", async (name) => {
    const press = await aPress();
    press.fake.setSwitches({ secondPublishGoesLive: true });
    press.fake.inject({ match: { path: "media_publish" }, action: "answer", error: "500" });
    const post = await press.submitContent(KINDS[name]);
    await press.settle();
    expect(press.live()).toHaveLength(1);
    expect((await press.read(post)).status).toBe("published");
    const [first = 0, second = 0] = press.sends();
    expect(second - first).toBeGreaterThanOrEqual(60_000);
  });
});

describe("a carousel", () => {
  it("of ten photos takes 23 requests to be live, five in a row", async () => {
    const press = await aPress();
    const counter = countingWaves((request) => press.fake.handle(request));
    await press.submitContent(TEN_PHOTOS);
    await press.worker({ fetch: counter.fetch }).workOnce();
    expect(counter.waves.map((wave) => wave.length)).toEqual([10, 10, 1, 1, 1]);
    expect(press.live()).toHaveLength(1);
  });

  it("keeps the order of its items", async () => {
    const press = await aPress();
    const post = await press.submitContent(TEN_PHOTOS);
    await press.settle();
    const { publication } = await press.read(post);
    const state = JSON.parse(press.fake.snapshot());
    const parent = state.containers.find((item: { id: string }) => item.id === publication.containerId);
    expect(parent.childIds ?? parent.children).toEqual(
      publication.children.map(({ containerId }) => containerId),
    );
  });

  it("asks no more for items that are ready while one takes longer", async () => {
    const press = await aPress();
    press.fake.setSwitches({ videoRipenMs: 12_000 });
    const post = await press.submitContent(KINDS.carousel);
    await press.settle(0.1);
    const { status, publication } = await press.read(post);
    expect(status).toBe("published");
    const [photo, clip] = publication.children;
    const looksAt = (id: string | null | undefined) =>
      press.calls().filter((call) => call === `GET ${id}`).length;
    expect(looksAt(photo?.containerId)).toBe(1);
    expect(looksAt(clip?.containerId)).toBeGreaterThan(5);
  });

  it("makes only what is missing when one item could not be fetched at first", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: /\/media$/, nth: 2 }, action: "answer", error: "9004/2207052" });
    const post = await press.submitContent({ ...KINDS.carousel, media: [aPhoto(), aPhoto(), aPhoto()] });
    await press.settle();
    expect((await press.read(post)).status).toBe("published");
    expect(press.calls().filter((call) => call.endsWith("/media") && call.startsWith("POST"))).toHaveLength(
      5,
    );
  });

  it("fails with the name of the item that Meta cannot fetch", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: /\/media$/, nth: 3 }, action: "answer", error: "36003/2207009" });
    const post = await press.submitContent({ ...KINDS.carousel, media: [aPhoto(), aPhoto(), aPhoto()] });
    await press.settle();
    expect(await press.read(post)).toMatchObject({
      status: "failed",
      failure: { code: "media_rejected", reason: "image_ratio", item: 2 },
    });
    expect(press.live()).toEqual([]);
  });

  it.each([
    { broken: 1, status: "published", item: undefined },
    { broken: 2, status: "failed", item: 1 },
  ])("an item that fails $broken times while it is processed: $status", async ({ broken, status, item }) => {
    const press = await aPress();
    press.fake.setSwitches({ videoRipenMs: 500 });
    const post = await press.submitContent(KINDS.carousel);
    let left = broken;
    const worker = press.worker({
      fetch: async (request) => {
        const body = await request.clone().text();
        const answer = await press.fake.handle(request);
        if (body.includes("media_type=VIDEO") && left-- > 0) press.fake.failContainer(2207076);
        return answer;
      },
    });
    await press.settle(2, worker);
    expect(await press.read(post)).toMatchObject({
      status,
      ...(item === undefined ? {} : { failure: { item } }),
    });
    expect(press.live()).toHaveLength(status === "published" ? 1 : 0);
  });

  it("whose items expire while it waits for an account is made anew", async () => {
    const press = await aPress();
    press.fake.inject({ match: { path: "media_publish" }, action: "answer", error: "9/2207042", times: 99 });
    const post = await press.submitContent({ ...KINDS.carousel, media: [aPhoto(), aPhoto()] });
    await press.settle(0.1);
    press.clock.advance(25 * 60 * 60_000);
    press.fake.clearFaults();
    await press.settle(2);
    expect((await press.read(post)).status).toBe("published");
    expect(press.live()).toHaveLength(1);
  });
});
