import { describe, expect, it } from "vitest";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import {
  anImage,
  aVideo,
  byExtension,
  get,
  IMAGE,
  loggedIn,
  post,
  prepare,
  publish,
  START,
  VIDEO,
} from "./a-fake-person";
import { make } from "./a-fake-post";

const REEL = { media_type: "REELS", video_url: VIDEO };
type World = Awaited<ReturnType<typeof loggedIn>>;

async function statusOf({ fake, page }: World, id: string) {
  return (await get(fake, page, `${id}?fields=status_code,status`)).raw;
}

describe("ripening", () => {
  it("takes videos longer than images", async () => {
    const world = await loggedIn();
    const photo = await make(world.fake, world.page, { image_url: IMAGE });
    const reel = await make(world.fake, world.page, REEL);
    expect(await statusOf(world, photo)).toMatchObject({ status_code: "FINISHED" });
    world.fake.advance(2999);
    expect(await statusOf(world, reel)).toMatchObject({ status_code: "IN_PROGRESS" });
    world.fake.advance(1);
    expect(await statusOf(world, reel)).toMatchObject({ status_code: "FINISHED" });
  });

  it("has a switch for videos, and an option", async () => {
    const world = await loggedIn({ videoRipenMs: 0 });
    const first = await make(world.fake, world.page, REEL);
    world.fake.setSwitches({ videoRipenMs: 9000 });
    const second = await make(world.fake, world.page, { media_type: "STORIES", video_url: VIDEO });
    expect(await statusOf(world, first)).toMatchObject({ status_code: "FINISHED" });
    expect(await statusOf(world, second)).toMatchObject({ status_code: "IN_PROGRESS" });
  });

  it("takes queued times in the order of creation, then the switches again", async () => {
    const world = await loggedIn();
    const ripenings = [50, 0];
    world.fake.setSwitches({ ripenings });
    const ids = [
      await prepare(world.fake, world.page),
      await make(world.fake, world.page, REEL),
      await prepare(world.fake, world.page),
    ];
    const statuses = await Promise.all(ids.map((id) => statusOf(world, id)));
    expect(statuses).toMatchObject([
      { status_code: "IN_PROGRESS" },
      { status_code: "FINISHED" },
      { status_code: "FINISHED" },
    ]);
    expect(ripenings).toEqual([50, 0]);
  });

  it("can be set for one container", async () => {
    const world = await loggedIn();
    const id = await prepare(world.fake, world.page);
    world.fake.setContainerReady(id, START + 10);
    expect(await statusOf(world, id)).toMatchObject({ status_code: "IN_PROGRESS" });
    world.fake.advance(10);
    expect(await statusOf(world, id)).toMatchObject({ status_code: "FINISHED" });
  });

  it.each([
    ["is a picture", () => anImage()],
    ["is missing", () => Promise.resolve(new Response("", { status: 404 }))],
    ["cannot be reached", () => Promise.reject(new TypeError("fetch failed"))],
  ])("ends in an error when the video %s", async (_name, fetchMedia) => {
    const world = await loggedIn({ fetchMedia });
    const id = await make(world.fake, world.page, REEL);
    expect(await statusOf(world, id)).toMatchObject({ status_code: "IN_PROGRESS" });
    world.fake.advance(3000);
    expect(await statusOf(world, id)).toMatchObject({
      status_code: "ERROR",
      status: "Error: Media upload has failed with error code 2207076",
    });
  });

  it("brings the error of a broken video, at once when it is told to fail", async () => {
    const world = await loggedIn({ fetchMedia: () => anImage() });
    const early = await make(world.fake, world.page, REEL);
    const told = await make(world.fake, world.page, REEL);
    world.fake.setContainerReady(early, START);
    world.fake.failContainer(2207026, told);
    const status = (subcode: number) => ({ status: expect.stringContaining(String(subcode)) });
    expect(await statusOf(world, early)).toMatchObject(status(2207076));
    expect(await statusOf(world, told)).toMatchObject({ status_code: "ERROR", ...status(2207026) });
  });
});

describe("a cover", () => {
  const withCover = { ...REEL, cover_url: IMAGE };

  it.each([
    ["is a video", () => aVideo()],
    ["is a PNG", (url: string) => (url === IMAGE ? anImage(new Uint8Array([0x89, 0x50])) : aVideo())],
  ])("fails at once when it %s", async (_name, fetchMedia) => {
    const { fake, page } = await loggedIn({ fetchMedia });
    const { body } = await post(fake, page, `${FIELD_BAKERY}/media`, withCover);
    expect(body.error).toMatchObject({ code: 9004, error_subcode: 2207052 });
  });

  it("is fetched beside the video", async () => {
    const asked: string[] = [];
    const fetchMedia = (url: string) => {
      asked.push(url);
      return byExtension(url);
    };
    const { fake, page } = await loggedIn({ fetchMedia });
    await make(fake, page, withCover);
    expect(asked.sort()).toEqual([IMAGE, VIDEO]);
  });
});

describe("a lagging read", () => {
  it.each([
    [0, "FINISHED"],
    [500, "IN_PROGRESS"],
  ])("of a container that ripens in %i ms shows what was before the publish: %s", async (ripenMs, before) => {
    const world = await loggedIn({ ripenMs });
    world.fake.setSwitches({ readLagMs: 1000 });
    const id = await prepare(world.fake, world.page);
    world.fake.advance(ripenMs);
    expect((await publish(world.fake, world.page, id)).status).toBe(200);
    expect(await statusOf(world, id)).toMatchObject({ status_code: before });
    world.fake.advance(1000);
    expect(await statusOf(world, id)).toMatchObject({ status_code: "PUBLISHED" });
  });
});
