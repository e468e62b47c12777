import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  VIDEO_CHROMA,
  VIDEO_CODECS,
  VIDEO_MAX_BIT_RATE,
  VIDEO_MAX_FRAME_RATE,
  VIDEO_MAX_WIDTH,
  VIDEO_MIN_FRAME_RATE,
  VIDEO_SCAN,
} from "@/core/domain/marketing/instagram-video-limits";
import type { MeasuredVideo } from "@/core/domain/marketing/measured-video";
import { inBitRate, rounded } from "@/core/domain/marketing/measures";
import type { VideoScan } from "@/core/domain/marketing/media";

/** How the pictures of a video are made, whatever it becomes. What the file does not tell is let through. */
export function checkPicture({ video, width, height }: MeasuredVideo): PostIssue[] {
  return [
    ...checkCodec(video.codec),
    ...checkChroma(video.chroma),
    ...checkScan(video.scan),
    ...checkFrameRate(video.framesPerSecond),
    ...checkBitRate(video.videoBitRate),
    ...checkWidth(width, height),
  ];
}

function checkCodec(codec: string): PostIssue[] {
  if (VIDEO_CODECS.some((one) => one === codec)) return [];
  const message = `The video is encoded as ${codec}; Instagram takes H.264 and HEVC. Export it as MP4 with H.264`;
  return [issue("file", "video_codec", message, VIDEO_CODECS.join(", "))];
}

function checkChroma(chroma: string | null): PostIssue[] {
  if (chroma === null || chroma === VIDEO_CHROMA) return [];
  const message = `The colours of the video are stored as ${chroma}; Instagram takes ${VIDEO_CHROMA}. Export it as H.264 with ${VIDEO_CHROMA} colour`;
  return [issue("file", "video_chroma", message, VIDEO_CHROMA)];
}

function checkScan(scan: VideoScan | null): PostIssue[] {
  if (scan !== "interlaced") return [];
  const message =
    "The video is interlaced, as television is: each picture is two half ones. Instagram takes progressive video. Export it deinterlaced";
  return [issue("file", "video_scan", message, VIDEO_SCAN)];
}

/** Judged to a tenth: a phone that records 60 frames writes 60.02 on average. */
function checkFrameRate(framesPerSecond: number | null): PostIssue[] {
  if (framesPerSecond === null) return [];
  const rate = rounded(framesPerSecond, 1);
  if (rate >= VIDEO_MIN_FRAME_RATE && rate <= VIDEO_MAX_FRAME_RATE) return [];
  const message = `The video has ${rate} frames per second; Instagram takes ${VIDEO_MIN_FRAME_RATE} to ${VIDEO_MAX_FRAME_RATE}. Export it with 30`;
  const limit = rate < VIDEO_MIN_FRAME_RATE ? VIDEO_MIN_FRAME_RATE : VIDEO_MAX_FRAME_RATE;
  return [issue("file", "video_frame_rate", message, limit)];
}

function checkBitRate(bitRate: number | null): PostIssue[] {
  if (bitRate === null || bitRate <= VIDEO_MAX_BIT_RATE) return [];
  const message = `The video has ${inBitRate(bitRate)}; Instagram takes ${inBitRate(VIDEO_MAX_BIT_RATE)}. Export it with a lower bit rate`;
  return [issue("file", "video_bit_rate", message, VIDEO_MAX_BIT_RATE)];
}

function checkWidth(width: number, height: number): PostIssue[] {
  if (width <= VIDEO_MAX_WIDTH) return [];
  const message = `The video is ${width} × ${height} pixels; Instagram takes a width of ${VIDEO_MAX_WIDTH}. Export it at 1080p`;
  return [issue("file", "video_width", message, VIDEO_MAX_WIDTH)];
}
