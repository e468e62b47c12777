import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { aBox } from "@/infrastructure/media/video/boxes";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { MemoryFile } from "@/tests/media/memory-file";
import { joined } from "@/tests/media/patched-videos";
import { aVideo } from "@/tests/media/videos";

/** Every number in a reading is one that a person could be told. */
function assertSane(value: unknown): void {
  if (typeof value === "number" && !(Number.isFinite(value) && value >= 0))
    throw new Error(`insane: ${value}`);
  if (typeof value === "object" && value !== null) Object.values(value).forEach(assertSane);
}

/** Reads and rewrites it; fails unless each ends in a reading, bytes, or a refusal in words. */
async function judge(content: Uint8Array): Promise<void> {
  for (const use of [read, rewrite]) {
    await use(content).catch((failure: unknown) => {
      const isRefusal = failure instanceof AppError && failure.code === "media_rejected";
      if (!isRefusal) throw failure;
    });
  }
}

async function read(content: Uint8Array): Promise<void> {
  const file = new MemoryFile(content);
  assertSane(await mp4VideoReader.read(file));
}

async function rewrite(content: Uint8Array): Promise<void> {
  let size = 0;
  for await (const part of mp4VideoReader.withIndexFirst(new MemoryFile(content))) size += part.byteLength;
  if (size > content.byteLength * 2) throw new Error("It grew");
}

const FTYP = aBox("ftyp", new TextEncoder().encode("isomxxxx"));
const TYPES = [
  "moov",
  "mvhd",
  "trak",
  "tkhd",
  "mdia",
  "mdhd",
  "hdlr",
  "minf",
  "stbl",
  "stsd",
  "avc1",
  "hvc1",
  "mp4a",
  "avcC",
  "hvcC",
  "esds",
  "wave",
  "pasp",
  "stts",
  "ctts",
  "stsz",
  "stz2",
  "stsc",
  "stco",
  "co64",
  "edts",
  "elst",
  "mvex",
  "trex",
  "moof",
  "traf",
  "tfhd",
  "trun",
  "mdat",
  "udta",
  "meta",
  "ilst",
  "data",
  "sinf",
];

const lyingSize = fc.option(fc.constantFrom(0, 1, 7, 8, 9, 0x7fffffff, 0xffffffff), {
  nil: undefined,
  freq: 6,
});

/** Boxes in boxes, some of which lie about their size. */
const { box } = fc.letrec<{ box: Uint8Array; content: Uint8Array }>((tie) => ({
  box: fc
    .tuple(fc.constantFrom(...TYPES), tie("content"), lyingSize)
    .map(([type, content, size]) => withSize(aBox(type, content), size)),
  content: fc.oneof(
    { depthSize: "large", withCrossShrink: true },
    fc.uint8Array({ maxLength: 60 }),
    fc.array(tie("box"), { maxLength: 4 }).map(joined),
  ),
}));

function withSize(content: Uint8Array, size: number | undefined): Uint8Array {
  if (size !== undefined) new DataView(content.buffer).setUint32(0, size);
  return content;
}

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    value: fc.oneof(fc.constantFrom(0, 1, 0xffffffff, 0x7fffffff, 0x80000000), fc.nat(0xffffffff)),
    bytes: fc.constantFrom(1, 4),
  }),
  { minLength: 1, maxLength: 6 },
);

describe("what strangers upload as a video", () => {
  it("never hangs nor crashes on bytes at random", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await judge(bytes);
        await judge(joined([FTYP, bytes]));
        await judge(joined([FTYP, aBox("moov", bytes)]));
      }),
      { numRuns: 300 },
    );
  });

  it("never hangs nor crashes on boxes that lie", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(box, { maxLength: 6 }), async (boxes) => {
        await judge(joined([FTYP, ...boxes]));
        await judge(joined([FTYP, aBox("moov", ...boxes)]));
      }),
      { numRuns: 500 },
    );
  });

  it.each(["first", "last", "fragments"] as const)(
    "never hangs nor crashes on a real video with its index %s and some bytes changed",
    async (index) => {
      const video = await aVideo({ seconds: 1, index });
      const head = Math.min(video.byteLength, 3_000);
      const from = index === "last" ? video.byteLength - head : 0;
      await fc.assert(
        fc.asyncProperty(edits, async (changes) => {
          const content = video.slice();
          const view = new DataView(content.buffer);
          for (const { at, value, bytes } of changes) {
            const place = from + Math.floor(at * (head - 4));
            if (bytes === 1) view.setUint8(place, value & 0xff);
            else view.setUint32(place, value);
          }
          await judge(content);
        }),
        { numRuns: 400 },
      );
    },
    60_000,
  );

  it("never hangs nor crashes on a video that ends anywhere", async () => {
    const video = await aVideo({ seconds: 1 });
    await fc.assert(
      fc.asyncProperty(fc.nat(video.byteLength - 1), async (end) => {
        await expect(mp4VideoReader.read(new MemoryFile(video.slice(0, end)))).rejects.toMatchObject({
          code: "media_rejected",
        });
      }),
      { numRuns: 200 },
    );
  });
});
