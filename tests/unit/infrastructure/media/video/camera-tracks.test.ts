import { describe, expect, it } from "vitest";
import { checkUploadedVideo } from "@/core/domain/marketing/instagram-video";
import { aBox } from "@/infrastructure/media/video/boxes";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { EXTRA_TRACK_ID, type ExtraTrack, offsetsOfTrack, withTrack } from "@/tests/media/camera-tracks";
import { measured } from "@/tests/media/measured";
import { MemoryFile } from "@/tests/media/memory-file";
import { joined, words } from "@/tests/media/patched-videos";
import { aVideo } from "@/tests/media/videos";

const read = async (content: Uint8Array) => await mp4VideoReader.read(new MemoryFile(content));
const phoneFilm = () => aVideo({ container: "mov", index: "last" });

const text = (characters: string): Uint8Array => new TextEncoder().encode(characters);
const numbered = (...sizes: number[]) => sizes.map((size, index) => new Uint8Array(size).fill(index + 1));

/** Keys of timed metadata, as an iPhone lists them. */
const MEBX = aBox("keys", aBox("\0\0\0\x01", aBox("keyd", text("mdtacom.apple.quicktime.live-photo-info"))));
/** A picture's fields: all zero but the size. */
const picture = (width: number, height: number): Uint8Array => {
  const fields = new Uint8Array(70);
  new DataView(fields.buffer).setUint32(16, width * 0x1_0000 + height);
  return fields;
};
const sound = (channels: number): Uint8Array =>
  joined([new Uint8Array(8), new Uint8Array([0, channels, 0, 16]), words(0, 48_000 * 0x1_0000)]);
const MPEG_SOUND = aBox("esds", words(0), new Uint8Array([3, 0]));

const IGNORED: readonly (readonly [string, ExtraTrack])[] = [
  ["timed metadata of a phone", { handler: "meta", entries: [["mebx", MEBX]], samples: numbered(9, 5) }],
  [
    "several kinds of timed metadata",
    {
      handler: "meta",
      entries: [
        ["mebx", MEBX],
        ["mebx", MEBX],
      ],
    },
  ],
  ["the movements of an action camera", { handler: "meta", entries: [["gpmd", words(0)]] }],
  ["movements of a 360° camera", { handler: "camm", entries: [["camm", new Uint8Array()]] }],
  ["a drone's flight data under a handler of its own", { handler: "djmd", entries: [["djmd", words(1, 2)]] }],
  ["time codes", { handler: "tmcd", entries: [["tmcd", words(0, 0, 30_000, 1_001, 30)]] }],
  ["subtitles of QuickTime", { handler: "sbtl", entries: [["tx3g", words(0, 0, 0)]] }],
  ["WebVTT", { handler: "text", entries: [["wvtt", aBox("vttC", text("WEBVTT"))]] }],
  ["subtitles in XML", { handler: "subt", entries: [["stpp", text("http://www.w3.org/ns/ttml\0\0\0")]] }],
  ["hints for a streaming server", { handler: "hint", entries: [["rtp ", words(1, 1)]] }],
  ["depth", { handler: "auxv", entries: [["hvc1", picture(320, 180)]] }],
  ["no description at all", { handler: "meta", entries: [] }],
  ["no samples and no tables", { handler: "meta", entries: [["mebx", MEBX]], without: ["stbl"] }],
  ["no time", { handler: "meta", entries: [["mebx", MEBX]], timescale: 0 }],
  ["no header", { handler: "meta", entries: [["mebx", MEBX]], without: ["tkhd", "mdhd"] }],
  ["no handler", { handler: null, entries: [["mebx", MEBX]] }],
  ["no media", { handler: "meta", entries: [], without: ["mdia"] }],
  ["a handler that nobody knows", { handler: "\0\0\0\0", entries: [["????", words(0xffff_ffff)]] }],
  ["sound that is described by nothing", { handler: "soun", entries: [] }],
  ["pictures that are described by nothing", { handler: "vide", entries: [] }],
];

describe("what a camera writes beside picture and sound", () => {
  it.each(IGNORED)("changes nothing: %s", async (_, track) => {
    const plain = await phoneFilm();
    const reading = await read(plain);
    expect(await read(withTrack(plain, track))).toEqual(reading);
    expect(await read(withTrack(plain, { ...track, first: true }))).toEqual(reading);
  });

  it("keeps its place in the file when the index comes first", async () => {
    const samples = numbered(9, 5, 7);
    const film = withTrack(await phoneFilm(), { handler: "meta", entries: [["mebx", MEBX]], samples });
    const parts: Uint8Array[] = [];
    for await (const part of mp4VideoReader.withIndexFirst(new MemoryFile(film))) parts.push(part);
    const moved = joined(parts);
    const offsets = offsetsOfTrack(moved, EXTRA_TRACK_ID);
    expect(offsets).not.toEqual(offsetsOfTrack(film, EXTRA_TRACK_ID));
    expect(offsets.map((at, index) => moved.slice(at, at + (samples[index]?.length ?? 0)))).toEqual(samples);
  });

  it("may be more than a hundred tracks", async () => {
    let film = await phoneFilm();
    const reading = await read(film);
    for (let count = 0; count < 100; count += 1) film = withTrack(film, { handler: "meta", entries: [] });
    expect(await read(film)).toEqual(reading);
  });
});

describe("of several tracks of a kind", () => {
  it.each([[true], [false]])(
    "surround sound that Instagram does not take is passed over, enabled: %s",
    async (enabled) => {
      const plain = await phoneFilm();
      const spatial = {
        handler: "soun",
        entries: [["apac", sound(4)]],
        samples: numbered(50, 50),
        enabled,
      } as const;
      for (const first of [true, false]) {
        const { facts } = await read(withTrack(plain, { ...spatial, first }));
        expect(facts.audio).toMatchObject({ codec: "aac", channels: 2 });
      }
    },
  );

  it("other sound is judged where there is no better", async () => {
    const silent = await aVideo({ container: "mov", index: "last", sound: null });
    const film = withTrack(silent, {
      handler: "soun",
      entries: [["apac", sound(4)]],
      samples: numbered(50, 50),
    });
    const { facts, ...size } = await read(film);
    const issues = checkUploadedVideo(measured({ facts, ...size }, film.byteLength));
    expect(issues.map(({ rule }) => rule)).toContain("audio_codec");
  });

  it("AAC that is switched off or without samples does not hide the one that is heard", async () => {
    const plain = await phoneFilm();
    const reading = await read(plain);
    for (const more of [{ enabled: false, samples: numbered(5, 5) }, { samples: [] }])
      expect(
        await read(
          withTrack(plain, {
            handler: "soun",
            entries: [["mp4a", joined([sound(1), MPEG_SOUND])]],
            first: true,
            ...more,
          }),
        ),
      ).toEqual(reading);
  });

  it.each([
    ["a still", { samples: numbered(400) }],
    ["one that is switched off", { samples: numbered(400, 400), enabled: false }],
    ["one without pictures", { samples: [] }],
  ])("the film is judged and not %s beside it", async (_, more) => {
    const plain = await phoneFilm();
    const reading = await read(plain);
    for (const type of ["jpeg", "avc1"])
      expect(
        await read(
          withTrack(plain, { handler: "vide", entries: [[type, picture(160, 90)]], first: true, ...more }),
        ),
      ).toEqual(reading);
  });
});
