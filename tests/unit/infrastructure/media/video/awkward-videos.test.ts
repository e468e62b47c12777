import { describe, expect, it } from "vitest";
import type { VideoReading } from "@/core/application/interfaces/social/media-intake";
import { AppError } from "@/core/domain/errors";
import {
  checkUploadedVideo,
  checkVideoFor,
  warnAboutUploadedVideo,
} from "@/core/domain/marketing/instagram-video";
import type { VideoFacts } from "@/core/domain/marketing/media";
import { mp4VideoReader } from "@/infrastructure/media/video/mp4-video-reader";
import { AWKWARD_VIDEOS } from "@/tests/media/awkward-videos";
import { measured } from "@/tests/media/measured";
import { MemoryFile } from "@/tests/media/memory-file";

const FACTS: VideoFacts = {
  container: "mp4",
  codec: "h264",
  bitsPerSample: 8,
  chroma: "4:2:0",
  scan: "progressive",
  framesPerSecond: 30,
  videoBitRate: 27_544,
  audio: { codec: "aac", sampleRate: 48_000, channels: 2, bitRate: 46_224 },
  wasIndexFirst: true,
  hasEditList: false,
};

const reading = (facts: Partial<VideoFacts> = {}, more: Partial<VideoReading> = {}): VideoReading => ({
  width: 1080,
  height: 1920,
  durationMs: 5_000,
  ...more,
  facts: { ...FACTS, ...facts },
});

const INTERLACED = {
  refused: [
    "The video is interlaced, as television is: each picture is two half ones. Instagram takes progressive video. Export it deinterlaced",
  ],
};

/** What becomes of each: accepted with these facts and warnings, or refused by these rules. */
const OUTCOMES: Record<string, { accepted: VideoReading; warnings?: string[] } | { refused: string[] }> = {
  "plain.mp4": { accepted: reading() },
  "index-at-the-end.mov": { accepted: reading({ container: "mov", wasIndexFirst: false }) },
  "ten-bit-hevc.mp4": {
    accepted: reading({ codec: "hevc", bitsPerSample: 10, videoBitRate: 45_480, wasIndexFirst: false }),
    warnings: [
      "The video has 10 bits per colour (HDR); Instagram may refuse it or show dull colours. Export it with 8 bits (SDR) to be sure",
    ],
  },
  "silent.mp4": { accepted: reading({ audio: null }) },
  "sixty-one-seconds.mp4": {
    accepted: reading(
      {
        audio: { codec: "aac", sampleRate: 48_000, channels: 2, bitRate: 46_266 },
        wasIndexFirst: false,
      },
      { durationMs: 61_000 },
    ),
  },
  "two-seconds.mp4": {
    refused: ["The video is 2 s long; Instagram takes 3 s to 15 min. Choose a longer one"],
  },
  "four-k.mp4": {
    refused: ["The video is 3840 × 2160 pixels; Instagram takes a width of 1920. Export it at 1080p"],
  },
  "twelve-frames-per-second.mp4": {
    refused: ["The video has 12 frames per second; Instagram takes 23 to 60. Export it with 30"],
  },
  "six-channels.mp4": {
    refused: ["The sound has 6 channels; Instagram takes 1 or 2. Export the video in stereo"],
  },
  "colours-4-2-2.mp4": {
    refused: [
      "The colours of the video are stored as 4:2:2; Instagram takes 4:2:0. Export it as H.264 with 4:2:0 colour",
    ],
  },
  "television-1080i.mp4": INTERLACED,
  "television-1080i-in-fragments.mov": INTERLACED,
  "television-1080i-hevc.mp4": INTERLACED,
  "frames-or-fields.mp4": {
    accepted: reading({ scan: "unclear", videoBitRate: 29_160, audio: null }, { width: 1920, height: 1080 }),
    warnings: [
      "The video may be interlaced, as television is, and Instagram takes progressive video. If moving edges look like combs, export it deinterlaced",
    ],
  },
  "index-in-itself.mp4": {
    refused: [
      "The index of the video is damaged, so nobody can play it to its end. Export or copy the video again",
    ],
  },
  "phone-with-metadata.mov": { accepted: reading({ container: "mov", wasIndexFirst: false }) },
  "rotated-phone.mov": {
    accepted: reading({ container: "mov", videoBitRate: 28_048, wasIndexFirst: false }),
  },
  "edit-list-that-cuts.mp4": {
    accepted: reading({
      audio: { codec: "aac", sampleRate: 48_000, channels: 2, bitRate: 46_222 },
      wasIndexFirst: false,
      hasEditList: true,
    }),
    warnings: [
      "The video was cut without being exported: parts of it are only hidden, and Instagram may show them or refuse it. Export it once more",
    ],
  },
  "fragmented.mp4": { accepted: reading() },
  "prores.mov": {
    refused: ["The video is encoded as prores; Instagram takes H.264 and HEVC. Export it as MP4 with H.264"],
  },
  "vp9.mp4": {
    refused: ["The video is encoded as vp9; Instagram takes H.264 and HEVC. Export it as MP4 with H.264"],
  },
  "text.mp4": {
    refused: ["This file is no MP4 or MOV video, whatever its name says. Export the video as MP4 with H.264"],
  },
  "truncated.mp4": {
    refused: ["The video was cut off: its index tells of 48 KB, the file has 29 KB. Copy or export it again"],
  },
  "cut-off-recording.mov": {
    refused: [
      "The video has no whole index (moov), so nobody can play it: the recording or the copy was cut off. Copy or export the video again",
    ],
  },
  "bytes-behind-the-end.mp4": { accepted: reading({ wasIndexFirst: false }) },
};

async function outcomeOf(content: Uint8Array) {
  try {
    const accepted = await mp4VideoReader.read(new MemoryFile(content));
    const video = measured(accepted, content.byteLength);
    const refused = checkUploadedVideo(video).map(({ message }) => message);
    const warnings = warnAboutUploadedVideo(video).map(({ message }) => message);
    return refused.length > 0 ? { refused } : { accepted, ...(warnings.length > 0 ? { warnings } : {}) };
  } catch (failure) {
    if (!(failure instanceof AppError) || failure.code !== "media_rejected") throw failure;
    return { refused: failure.details.issues?.map(({ message }) => message) };
  }
}

describe("awkward videos", () => {
  it.each(Object.entries(AWKWARD_VIDEOS))("%s has its outcome", async (name, make) => {
    expect(await outcomeOf(await make())).toEqual(OUTCOMES[name]);
  });

  it("has no outcome for a video that does not exist", () => {
    expect(Object.keys(OUTCOMES)).toEqual(Object.keys(AWKWARD_VIDEOS));
  });

  it("takes 61 seconds as a reel and refuses them as a story", async () => {
    const content = await AWKWARD_VIDEOS["sixty-one-seconds.mp4"]?.();
    if (!content) throw new Error("no such video");
    const video = measured(await mp4VideoReader.read(new MemoryFile(content)), content.byteLength);
    expect(checkVideoFor("reel", video, "media.0.mediaId")).toEqual([]);
    expect(checkVideoFor("story", video, "media.0.mediaId")).toEqual([
      {
        path: "media.0.mediaId",
        rule: "video_duration",
        message: "The video is 61 s long; a story takes 3 s to 60 s. Cut it shorter, or post it as a reel",
        limit: 60_000,
      },
    ]);
  });

  it("reads the index of a video, not its pictures", async () => {
    const content = await AWKWARD_VIDEOS["sixty-one-seconds.mp4"]?.();
    if (!content) throw new Error("no such video");
    const file = new MemoryFile(content);
    await mp4VideoReader.read(file);
    expect(file.bytesRead).toBeLessThan(content.byteLength / 20);
  });
});
