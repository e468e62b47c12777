import { describe, expect, it } from "vitest";
import { FIELD_BAKERY, READ_ONLY_PAGE } from "@/tests/fakes/graph/seed-world";
import { aFake, aJpeg, anImage, get, IMAGE, logIn, pageToken, post, prepare, publish } from "./a-fake-person";

const MIB = 1024 * 1024;
const MEDIA = `${FIELD_BAKERY}/media`;

async function loggedIn(options: Parameters<typeof aFake>[0] = {}) {
  const fake = aFake(options);
  return { fake, ...(await logIn(fake)) };
}

describe("a container", () => {
  it("really downloads the picture", async () => {
    const asked: string[] = [];
    const fetchMedia = (url: string) => {
      asked.push(url);
      return anImage();
    };
    const { fake, page } = await loggedIn({ fetchMedia });
    expect(await prepare(fake, page)).toMatch(/^17889\d{12}$/);
    expect(asked).toEqual([IMAGE]);
  });

  it.each([
    ["a missing picture", () => Promise.resolve(new Response("", { status: 404 })), 9004, 2207052],
    ["an unreachable host", () => Promise.reject(new TypeError("fetch failed")), 9004, 2207052],
    ["a web page", () => anImage(aJpeg(), "text/html"), 9004, 2207052],
    ["a PNG", () => anImage(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])), 36001, 2207005],
    ["more than 8 MiB", () => anImage(aJpeg(1080, 1080, 8 * MIB)), 36000, 2207004],
    ["a wide picture", () => anImage(aJpeg(2500, 1000)), 36003, 2207009],
    ["a tall picture", () => anImage(aJpeg(1080, 1920)), 36003, 2207009],
  ])("refuses %s", async (_name, fetchMedia, code, subcode) => {
    const { fake, page } = await loggedIn({ fetchMedia });
    const answer = await post(fake, page, MEDIA, { image_url: IMAGE });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code, error_subcode: subcode });
  });

  it.each([
    ["no picture", { image_url: "" }, { code: 100, message: "(#100) The parameter image_url is required" }],
    ["a long caption", { caption: "a".repeat(2201) }, { code: 36004, error_subcode: 2207010 }],
    ["31 hashtags", { caption: "#bread ".repeat(31) }, { code: 36004, error_subcode: 2207010 }],
    ["VIDEO", { media_type: "VIDEO" }, { code: 100, error_subcode: 2207067 }],
    ["a made-up kind", { media_type: "HOLOGRAM" }, { code: 100, error_subcode: 2207023 }],
  ])("refuses %s", async (_name, change, error) => {
    const { fake, page } = await loggedIn();
    expect((await post(fake, page, MEDIA, { image_url: IMAGE, ...change })).body.error).toMatchObject(error);
  });

  it("needs a page where the person may create content", async () => {
    const { fake, long } = await loggedIn();
    const token = await pageToken(fake, long, READ_ONLY_PAGE);
    const answer = await post(fake, token, "17841400000000003/media", { image_url: IMAGE });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 10 } } });
  });

  it("ripens, goes live and says so", async () => {
    const { fake, page } = await loggedIn({ ripenMs: 5000 });
    const container = await prepare(fake, page);
    const status = async () => (await get(fake, page, `${container}?fields=status_code,status`)).raw;
    expect(await status()).toMatchObject({ status_code: "IN_PROGRESS" });
    expect((await publish(fake, page, container)).body.error).toMatchObject({
      code: 9007,
      error_subcode: 2207027,
    });
    fake.advance(5000);
    expect(await status()).toMatchObject({ status_code: "FINISHED" });
    await publish(fake, page, container);
    expect(await status()).toMatchObject({ status_code: "PUBLISHED" });
  });

  it("expires after a day", async () => {
    const { fake, page } = await loggedIn();
    const container = await prepare(fake, page);
    fake.advance(86_400_000);
    expect((await get(fake, page, `${container}?fields=status_code`)).raw).toMatchObject({
      status_code: "EXPIRED",
    });
    expect((await publish(fake, page, container)).body.error).toMatchObject({ error_subcode: 2207020 });
  });

  it("hides its error number in a sentence", async () => {
    const { fake, page } = await loggedIn();
    const container = await prepare(fake, page);
    fake.failContainer(2207026);
    expect((await get(fake, page, `${container}?fields=status_code,status`)).raw).toEqual({
      status_code: "ERROR",
      status: "Error: Media upload has failed with error code 2207026",
      id: container,
    });
  });
});
