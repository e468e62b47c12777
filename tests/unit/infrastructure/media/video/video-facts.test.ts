import { expect, it } from "vitest";
import { aBox } from "@/infrastructure/media/video/boxes";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { withDescription } from "@/tests/media/hostile-tables";
import { MemoryFile } from "@/tests/media/memory-file";
import { type AnEdit, withEditList } from "@/tests/media/patched-videos";
import { aVideo, type VideoWish } from "@/tests/media/videos";

const read = async (content: Uint8Array) => await mp4VideoReader.read(new MemoryFile(content));

const edited = async (edits: readonly AnEdit[]) =>
  await read(withEditList(await aVideo({ seconds: 10, index: "last" }), edits));

it.each<[string, AnEdit[]]>([
  ["no entry", []],
  ["all of it", [{ seconds: 10, start: 0 }]],
  ["all but the frames that an encoder puts in front", [{ seconds: 9.9, start: 0.1 }]],
  [
    "an empty time before all of it",
    [
      { seconds: 2, start: null },
      { seconds: 10, start: 0 },
    ],
  ],
  ["everything from its first frame on", [{ seconds: 0, start: 0.1 }]],
])("an edit list of %s cuts nothing", async (_, edits) => {
  const { facts, durationMs } = await edited(edits);
  expect(facts.hasEditList).toBe(false);
  expect(durationMs).toBe(10_000);
});

it.each<[string, AnEdit[], number]>([
  ["without the beginning", [{ seconds: 7, start: 3 }], 7_000],
  ["without the end", [{ seconds: 6, start: 0 }], 6_000],
  ["from the middle on", [{ seconds: 0, start: 4 }], 6_000],
  [
    "with a part left out",
    [
      { seconds: 3, start: 0 },
      { seconds: 4, start: 6 },
    ],
    7_000,
  ],
  [
    "with a part shown twice",
    [
      { seconds: 10, start: 0 },
      { seconds: 10, start: 0 },
    ],
    20_000,
  ],
  ["slowed to half", [{ seconds: 20, start: 0, rate: 0.5 }], 20_000],
])("an edit list %s cuts, and what is left counts", async (_, edits, left) => {
  const { facts, durationMs } = await edited(edits);
  expect(facts.hasEditList).toBe(true);
  expect(durationMs).toBe(left);
});

it.each<[VideoWish["rotation"], number, number]>([
  [0, 1920, 1080],
  [90, 1080, 1920],
  [180, 1920, 1080],
  [270, 1080, 1920],
])("a video turned by %s degrees is as large as it is seen", async (rotation, width, height) => {
  const video = await read(
    await aVideo({ picture: "landscape", seconds: 3, ...(rotation ? { rotation } : {}) }),
  );
  expect(video).toMatchObject({ width, height });
});

it.each([24, 25, 29.97, 50, 59.94])("%s frames per second are read as they are", async (framesPerSecond) => {
  const { facts } = await read(await aVideo({ seconds: 4, sound: null, framesPerSecond }));
  expect(facts.framesPerSecond).toBeCloseTo(framesPerSecond, 1);
});

it.each([
  [0, "unclear"],
  [1, "progressive"],
  [2, "interlaced"],
])("pictures that may be fields are what QuickTime's mark of %i says: %s", async (fields, scan) => {
  const film = await aVideo({ picture: "either", sound: null, container: "mov", index: "last" });
  const { facts } = await read(withDescription(film, aBox("fiel", new Uint8Array([fields, 6]))));
  expect(facts.scan).toBe(scan);
});

it("HEVC whose source is marked as both, or as neither, does not say which", async () => {
  const film = await aVideo({ picture: "hevc10", seconds: 3 });
  const source = Buffer.from(film).indexOf("hvcC") + 10;
  for (const [mark, scan] of [
    [0xc0, "unclear"],
    [0x00, null],
  ] as const) {
    film[source] = mark;
    expect((await read(film)).facts.scan).toBe(scan);
  }
});

it("the same film has the same facts with its index first, last and in fragments", async () => {
  const [first, last, fragments] = await Promise.all(
    (["first", "last", "fragments"] as const).map(async (index) => await read(await aVideo({ index }))),
  );
  expect(last).toEqual({ ...first, facts: { ...first?.facts, wasIndexFirst: false } });
  expect(fragments).toEqual(first);
});

it("a failing store is no fault of the video", async () => {
  const file = new MemoryFile(await aVideo({ seconds: 3 }));
  const away = new Error("away");
  file.read = () => Promise.reject(away);
  await expect(mp4VideoReader.read(file)).rejects.toBe(away);
});
