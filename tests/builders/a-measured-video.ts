import type { MeasuredVideo } from "@/core/domain/marketing/measured-video";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { aStoredMedia } from "./a-stored-media";

type Facts = MeasuredVideo["video"];

/** Ten seconds that Instagram takes as anything. */
export function aMeasuredVideo(
  over: Partial<Omit<MeasuredVideo, "video">> & { readonly video?: Partial<Facts> } = {},
): MeasuredVideo {
  return {
    width: 1080,
    height: 1920,
    bytes: 5_000_000,
    durationMs: 10_000,
    ...over,
    video: {
      container: "mp4",
      codec: "h264",
      bitsPerSample: 8,
      chroma: "4:2:0",
      scan: "progressive",
      framesPerSecond: 30,
      videoBitRate: 4_000_000,
      audio: { codec: "aac", sampleRate: 48_000, channels: 2, bitRate: 128_000 },
      wasIndexFirst: true,
      hasEditList: false,
      ...over.video,
    },
  };
}

export function aStoredVideo(over: Partial<StoredMedia> = {}): StoredMedia {
  return aStoredMedia({
    ...aMeasuredVideo(),
    name: "sea.mp4",
    type: "video",
    contentType: "video/mp4",
    ...over,
  });
}
