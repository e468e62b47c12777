import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { ExpectedMedia } from "@/core/application/interfaces/social/media-preflight";
import { RATIO_RANGES } from "@/core/domain/marketing/image-shape";
import { withJpegSegment } from "@/tests/media/picture-parts";
import { aHost, aPreflight, IMAGE } from "./a-host";

const FEED = { ...IMAGE, ratios: RATIO_RANGES.feed };
const TURNED = 6;
const COMMENT = 0xfe;

function aJpeg(width: number, height: number, orientation?: number): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 3, background: "#7a5230" } });
  return (orientation === undefined ? picture : picture.withMetadata({ orientation })).jpeg().toBuffer();
}

async function problemOf(picture: Uint8Array, expected: ExpectedMedia = FEED) {
  const host = await aHost((_, out) => {
    out.writeHead(200, { "content-type": "image/jpeg", "content-length": String(picture.byteLength) });
    out.end(picture);
  });
  return await aPreflight().problemWith(host.at("/a.jpg"), expected);
}

describe("a picture elsewhere that is meant for the feed", () => {
  it.each([
    ["too tall", 900, 2000, 3 / 4],
    ["as tall as a story", 1080, 1920, 3 / 4],
    ["too wide", 2000, 900, 1.91],
  ])("is refused where it is %s: %i × %i", async (_, width, height, limit) => {
    const problem = await problemOf(await aJpeg(width, height));
    expect(problem).toMatchObject({ rule: "url_ratio", limit });
    expect(problem?.message).toContain(`${width} × ${height} pixels`);
  });

  it.each([
    [1080, 1440],
    [1080, 1350],
    [1080, 1080],
    [1080, 566],
  ])("is taken with %i × %i", async (width, height) => {
    expect(await problemOf(await aJpeg(width, height))).toBeNull();
  });

  it("is left to Meta where the camera says that it is to be turned, and that would do", async () => {
    expect(await problemOf(await aJpeg(1080, 1920, TURNED))).toBeNull();
    expect(await problemOf(await aJpeg(900, 2000, TURNED))).toMatchObject({ rule: "url_ratio" });
  });

  it("is left to Meta where its size lies behind more than is read, or is not told", async () => {
    const notes = " ".repeat(65_000);
    const tall = await aJpeg(900, 2000);
    expect(
      await problemOf(withJpegSegment(withJpegSegment(tall, COMMENT, notes), COMMENT, notes)),
    ).toBeNull();
    expect(await problemOf(tall.subarray(0, 40))).toBeNull();
  });
});

it("a picture elsewhere that is meant for a story may have any shape", async () => {
  expect(await problemOf(await aJpeg(1080, 1920), IMAGE)).toBeNull();
});
