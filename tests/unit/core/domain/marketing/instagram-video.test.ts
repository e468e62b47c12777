import { describe, expect, it } from "vitest";
import {
  checkUploadedVideo,
  checkVideoFor,
  warnAboutUploadedVideo,
  warnAboutVideoFor,
} from "@/core/domain/marketing/instagram-video";
import type { AudioFacts } from "@/core/domain/marketing/media";
import { aMeasuredVideo } from "@/tests/builders/a-measured-video";

const MIB = 1024 * 1024;
const sound = (over: Partial<AudioFacts>): { video: { audio: AudioFacts } } => ({
  video: { audio: { codec: "aac", sampleRate: 48_000, channels: 2, bitRate: 96_000, ...over } },
});

describe("a video that arrives", () => {
  it.each<[string, Parameters<typeof aMeasuredVideo>[0]]>([
    ["three seconds", { durationMs: 3_000 }],
    ["a quarter of an hour", { durationMs: 900_000 }],
    ["300 MB", { bytes: 300 * MIB }],
    ["full HD across", { width: 1920, height: 1080 }],
    ["a very long strip", { width: 100, height: 10_000 }],
    ["a very wide strip", { width: 1000, height: 100 }],
    ["HEVC", { video: { codec: "hevc" } }],
    ["colours that the file does not tell", { video: { bitsPerSample: null, chroma: null } }],
    ["pictures of which the file does not tell how they were taken", { video: { scan: null } }],
    ["pictures that may be fields", { video: { scan: "unclear" } }],
    ["film's 23.976 frames", { video: { framesPerSecond: 23.976 } }],
    ["a phone's 60.04 frames", { video: { framesPerSecond: 60.04 } }],
    ["frames that the file does not tell", { video: { framesPerSecond: null } }],
    ["25 Mbps", { video: { videoBitRate: 25_000_000 } }],
    ["silence", { video: { audio: null } }],
    ["one channel of 44.1 kHz", sound({ channels: 1, sampleRate: 44_100 })],
  ])("may have %s", (_, over) => {
    expect(checkUploadedVideo(aMeasuredVideo(over))).toEqual([]);
  });

  it.each<[string, Parameters<typeof aMeasuredVideo>[0], string, string, number | string]>([
    [
      "2.999 seconds",
      { durationMs: 2_999 },
      "video_duration",
      "The video is 2.999 s long; Instagram takes 3 s to 15 min. Choose a longer one",
      3_000,
    ],
    [
      "over a quarter of an hour",
      { durationMs: 1_000_000 },
      "video_duration",
      "The video is 16 min 40 s long; Instagram takes 3 s to 15 min. Cut it shorter",
      900_000,
    ],
    [
      "over 300 MB",
      { bytes: 310 * MIB },
      "video_size",
      "The video has 310 MB; Instagram takes 300 MB. Export it with a lower bit rate or cut it shorter",
      300 * MIB,
    ],
    [
      "1921 pixels across",
      { width: 1921, height: 1080 },
      "video_width",
      "The video is 1921 × 1080 pixels; Instagram takes a width of 1920. Export it at 1080p",
      1920,
    ],
    [
      "a ratio over 10:1",
      { width: 1100, height: 100 },
      "video_ratio",
      "The video is 1100 × 100 pixels, 11:1; Instagram takes 0.01:1 to 10:1. Crop it",
      10,
    ],
    [
      "a ratio under 0.01:1",
      { width: 90, height: 10_000 },
      "video_ratio",
      "The video is 90 × 10000 pixels, 0.009:1; Instagram takes 0.01:1 to 10:1. Crop it",
      0.01,
    ],
    [
      "half pictures",
      { video: { scan: "interlaced" } },
      "video_scan",
      "The video is interlaced, as television is: each picture is two half ones. Instagram takes progressive video. Export it deinterlaced",
      "progressive",
    ],
    [
      "another codec",
      { video: { codec: "av1" } },
      "video_codec",
      "The video is encoded as av1; Instagram takes H.264 and HEVC. Export it as MP4 with H.264",
      "h264, hevc",
    ],
    [
      "finer colours",
      { video: { chroma: "4:4:4" } },
      "video_chroma",
      "The colours of the video are stored as 4:4:4; Instagram takes 4:2:0. Export it as H.264 with 4:2:0 colour",
      "4:2:0",
    ],
    [
      "22.9 frames per second",
      { video: { framesPerSecond: 22.94 } },
      "video_frame_rate",
      "The video has 22.9 frames per second; Instagram takes 23 to 60. Export it with 30",
      23,
    ],
    [
      "a slow motion's frames",
      { video: { framesPerSecond: 239.76 } },
      "video_frame_rate",
      "The video has 239.8 frames per second; Instagram takes 23 to 60. Export it with 30",
      60,
    ],
    [
      "over 25 Mbps",
      { video: { videoBitRate: 48_300_000 } },
      "video_bit_rate",
      "The video has 48.3 Mbps; Instagram takes 25 Mbps. Export it with a lower bit rate",
      25_000_000,
    ],
    [
      "other sound",
      sound({ codec: "mp3" }),
      "audio_codec",
      "The sound is encoded as mp3; Instagram takes AAC. Export the video with AAC sound",
      "aac",
    ],
    [
      "96 kHz",
      sound({ sampleRate: 96_000 }),
      "audio_sample_rate",
      "The sound has 96000 Hz; Instagram takes 48000 Hz. Export the video with 48 kHz sound",
      48_000,
    ],
    [
      "surround sound",
      sound({ channels: 6 }),
      "audio_channels",
      "The sound has 6 channels; Instagram takes 1 or 2. Export the video in stereo",
      2,
    ],
  ])("is refused for %s with what was measured and the limit", (_, over, rule, message, limit) => {
    expect(checkUploadedVideo(aMeasuredVideo(over))).toEqual([{ path: "file", rule, message, limit }]);
  });

  it("is told every rule that it breaks", () => {
    const wrong = aMeasuredVideo({
      durationMs: 1_000,
      width: 4000,
      ...sound({ codec: "opus", channels: 8 }),
    });
    expect(checkUploadedVideo(wrong).map(({ rule }) => rule)).toEqual([
      "video_duration",
      "video_width",
      "audio_codec",
      "audio_channels",
    ]);
  });

  it.each<[string, Parameters<typeof aMeasuredVideo>[0], string]>([
    ["hidden parts", { video: { hasEditList: true } }, "video_edit_list"],
    ["pictures that may be fields", { video: { scan: "unclear" } }, "video_scan_unclear"],
    ["ten bits", { video: { bitsPerSample: 10 } }, "video_bits"],
    ["sound of 192 kbps", sound({ bitRate: 192_000 }), "audio_bit_rate"],
  ])("with %s is warned of, and refused for nothing", (_, over, rule) => {
    const video = aMeasuredVideo(over);
    expect(checkUploadedVideo(video)).toEqual([]);
    expect(warnAboutUploadedVideo(video)).toMatchObject([{ path: "file", rule }]);
  });

  it("with nothing unusual is not warned of", () => {
    expect(warnAboutUploadedVideo(aMeasuredVideo())).toEqual([]);
    expect(warnAboutUploadedVideo(aMeasuredVideo(sound({ bitRate: 128_400 })))).toEqual([]);
    expect(warnAboutUploadedVideo(aMeasuredVideo({ video: { audio: null, bitsPerSample: null } }))).toEqual(
      [],
    );
  });
});

describe("a video in a post", () => {
  it("is a story of up to a minute and 100 MB", () => {
    expect(checkVideoFor("story", aMeasuredVideo({ durationMs: 60_000, bytes: 100 * MIB }), "at")).toEqual(
      [],
    );
    expect(checkVideoFor("story", aMeasuredVideo({ durationMs: 60_001, bytes: 101 * MIB }), "at")).toEqual([
      {
        path: "at",
        rule: "video_duration",
        message:
          "The video is 60.001 s long; a story takes 3 s to 60 s. Cut it shorter, or post it as a reel",
        limit: 60_000,
      },
      {
        path: "at",
        rule: "video_size",
        message:
          "The video has 101 MB; a story takes 100 MB. Export it with a lower bit rate or cut it shorter, or post it as a reel",
        limit: 100 * MIB,
      },
    ]);
  });

  it("is no story when it is narrower than 0.1:1, but a reel", () => {
    const strip = aMeasuredVideo({ width: 99, height: 1000 });
    expect(checkVideoFor("reel", strip, "at")).toEqual([]);
    expect(checkVideoFor("story", strip, "at")).toMatchObject([{ rule: "video_ratio", limit: 0.1 }]);
  });

  it("is a reel of up to a quarter of an hour", () => {
    expect(checkVideoFor("reel", aMeasuredVideo({ durationMs: 900_000 }), "at")).toEqual([]);
    expect(checkVideoFor("reel", aMeasuredVideo({ durationMs: 900_001 }), "at")).toMatchObject([
      { rule: "video_duration", limit: 900_000 },
    ]);
  });

  it("is an item of a carousel for as long as a reel, but warned of after a minute", () => {
    const long = aMeasuredVideo({ durationMs: 61_000 });
    expect(checkVideoFor("carousel_video", long, "at")).toEqual([]);
    expect(warnAboutVideoFor("carousel_video", long, "at")).toEqual([
      {
        path: "at",
        rule: "child_video_duration",
        message: "The video is 61 s long; in a carousel Instagram may take only 3 s to 60 s",
        limit: 60_000,
      },
    ]);
    expect(warnAboutVideoFor("carousel_video", aMeasuredVideo({ durationMs: 60_000 }), "at")).toEqual([]);
  });

  it.each(["reel", "story"] as const)("is warned of as a %s that does not fill the screen", (form) => {
    const square = aMeasuredVideo({ width: 1080, height: 1080 });
    expect(warnAboutVideoFor(form, square, "at")).toMatchObject([
      { rule: "video_ratio_advised", limit: "9:16" },
    ]);
    expect(warnAboutVideoFor(form, aMeasuredVideo({ width: 607, height: 1080 }), "at")).toEqual([]);
  });

  it.each([
    [4_999, ["reels_tab"]],
    [5_000, []],
    [90_000, []],
    [90_001, ["reels_tab"]],
  ])("of %s ms as a reel is warned of by %j", (durationMs, rules) => {
    const found = warnAboutVideoFor("reel", aMeasuredVideo({ durationMs }), "at");
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  });
});
