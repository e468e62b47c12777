import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { ArrivedFile } from "@/core/application/interfaces/social/media-intake";
import { assertOrdinaryPicture } from "@/infrastructure/media/ordinary-picture";
import { convertImage } from "@/infrastructure/media/publishable-image";
import { thumbnailMaker } from "@/infrastructure/media/thumbnails";
import { MemoryFile } from "@/tests/media/memory-file";
import { joined } from "@/tests/media/patched-videos";
import { pngChunk, withJpegSegment, withPngChunks } from "@/tests/media/picture-parts";

const DAMAGED = { code: "media_rejected", details: { issues: [{ rule: "image_damaged" }] } };
const APP1 = 0xffe1;
const IN_ITSELF = 0x8769;
const DATE = 0x9003;

const plain = (format: "jpeg" | "png" | "webp") =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: "#345" } })
    .toFormat(format)
    .toBuffer();

const inMemory = (content: Uint8Array): Pick<ArrivedFile, "bytes" | "read"> => ({
  bytes: content.byteLength,
  read: async ({ start, end }) => content.subarray(start, end + 1),
});

interface Directory {
  readonly count: number;
  readonly tag: number;
  /** What each entry holds, or points to. */
  readonly value: number;
  readonly next?: number;
}

function exif(littleEndian: boolean, { count, tag, value, next = 0 }: Directory): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + 2 + count * 12 + 4));
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  view.setUint16(8, count, littleEndian);
  for (let at = 10; at < 10 + count * 12; at += 12) {
    view.setUint16(at, tag, littleEndian);
    view.setUint16(at + 2, 4, littleEndian);
    view.setUint32(at + 4, 1, littleEndian);
    view.setUint32(at + 8, value, littleEndian);
  }
  view.setUint32(10 + count * 12, next, littleEndian);
  return new Uint8Array(view.buffer);
}

/** As each kind of picture carries it. */
const CARRIERS: Readonly<Record<string, (block: Uint8Array) => Promise<Uint8Array>>> = {
  JPEG: async (block) => withJpegSegment(await plain("jpeg"), APP1, Buffer.from(block).toString("latin1")),
  PNG: async (block) => withPngChunks(await plain("png"), [pngChunk("eXIf", block)]),
  WebP: async (block) => withWebpChunks(await plain("webp"), riff("EXIF", block)),
};
const marked = (tiff: Uint8Array, before = ""): Uint8Array =>
  joined([Buffer.from(`${before}Exif\0\0`), tiff]);

function riff(type: string, content: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.byteLength);
  return joined([Buffer.from(type), size, content, new Uint8Array(content.byteLength % 2)]);
}

function withWebpChunks(webp: Uint8Array, ...more: readonly Uint8Array[]): Uint8Array {
  const content = joined([webp.subarray(8), ...more]);
  return riff("RIFF", content);
}

describe("notes beside a picture", () => {
  it.each(["JPEG", "PNG", "WebP"])("that point at themselves are not followed: %s", async (kind) => {
    for (const littleEndian of [true, false]) {
      const loop = marked(exif(littleEndian, { count: 4_000, tag: IN_ITSELF, value: 8 }));
      const content = (await CARRIERS[kind]?.(loop)) ?? new Uint8Array();
      await expect(assertOrdinaryPicture(inMemory(content))).rejects.toMatchObject(DAMAGED);
    }
  });

  it("that lead to more and more are not followed", async () => {
    const stairs = exif(true, { count: 40, tag: IN_ITSELF, value: 8 });
    const view = new DataView(stairs.buffer);
    for (let entry = 0; entry < 40; entry += 1) view.setUint32(10 + entry * 12 + 8, 100 + entry * 2, true);
    await expect(
      assertOrdinaryPicture(inMemory((await CARRIERS.PNG?.(stairs)) ?? stairs)),
    ).rejects.toMatchObject(DAMAGED);
  });

  it("that hide behind another beginning are found", async () => {
    const loop = marked(exif(true, { count: 4_000, tag: IN_ITSELF, value: 8 }), "Exif12");
    await expect(
      assertOrdinaryPicture(inMemory((await CARRIERS.JPEG?.(loop)) ?? loop)),
    ).rejects.toMatchObject(DAMAGED);
  });

  it.each<[string, number[]]>([
    ["bytes that are no mark", [0x41, 0x42]],
    ["fillers", [0xff, 0xff]],
    ["a stuffed zero", [0xff, 0x00]],
    ["a mark without content", [0xff, 0xd0]],
  ])("are found behind %s", async (_, before) => {
    const loop = marked(exif(true, { count: 4_000, tag: IN_ITSELF, value: 8 }));
    const picture = withJpegSegment(await plain("jpeg"), APP1, Buffer.from(loop).toString("latin1"));
    const content = joined([picture.subarray(0, 2), new Uint8Array(before), picture.subarray(2)]);
    await expect(assertOrdinaryPicture(inMemory(content))).rejects.toMatchObject(DAMAGED);
  });

  it.each<[string, Directory]>([
    ["none", { count: 0, tag: DATE, value: 0 }],
    ["a hundred and fifty", { count: 150, tag: DATE, value: 8 }],
    [
      "thousands, by a pointer that leads into the small picture",
      { count: 3, tag: DATE, value: 8, next: 10 },
    ],
    ["a pointer behind their end", { count: 1, tag: IN_ITSELF, value: 0xffff_ffff, next: 0xffff_fff0 }],
  ])("may be %s", async (_, directory) => {
    for (const carry of Object.values(CARRIERS))
      await assertOrdinaryPicture(inMemory(await carry(marked(exif(true, directory)))));
  });

  it("of a camera go on as they are", async () => {
    const notes = {
      IFD0: { Make: "Camera", Orientation: "6" },
      IFD2: { DateTimeOriginal: "2026:12:01 10:00:00" },
    };
    for (const format of ["jpeg", "png", "webp"] as const) {
      const picture = await sharp(await plain(format))
        .withExif(notes)
        .toFormat(format)
        .toBuffer();
      await assertOrdinaryPicture(inMemory(picture));
    }
  });

  it("are no more than a picture has", async () => {
    const jpeg = await plain("jpeg");
    const comment = new Uint8Array([0xff, 0xfe, 0, 2]);
    const many = (piece: Uint8Array): Uint8Array => joined(Array.from({ length: 20_000 }, () => piece));
    const pictures = [
      joined([jpeg.subarray(0, 2), many(comment), jpeg.subarray(2)]),
      joined([jpeg.subarray(0, 2), many(new Uint8Array([0xff])), jpeg.subarray(2)]),
      withPngChunks(await plain("png"), [many(pngChunk("prVt", new Uint8Array()))]),
      withWebpChunks(await plain("webp"), many(riff("JUNK", new Uint8Array()))),
    ];
    for (const picture of pictures)
      await expect(assertOrdinaryPicture(inMemory(picture))).rejects.toMatchObject(DAMAGED);
  });

  it("are looked at before anything else is done with an upload or the frame of a video", async () => {
    const loop = marked(exif(true, { count: 4_000, tag: IN_ITSELF, value: 8 }));
    const frame = (await CARRIERS.JPEG?.(loop)) ?? loop;
    await expect(thumbnailMaker.ofFrame(new MemoryFile(frame))).rejects.toMatchObject(DAMAGED);
    const shape = { use: "feed", fit: "crop", ratio: "original" } as const;
    await expect(convertImage(new MemoryFile(frame), shape)).rejects.toMatchObject(DAMAGED);
  });
});
