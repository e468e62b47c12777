import type { ItemForm } from "@/core/domain/marketing/instagram-fields";
import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import { checkSound } from "@/core/domain/marketing/instagram-video-audio";
import {
  STORY_VIDEO_MAX_BYTES,
  STORY_VIDEO_MAX_MS,
  STORY_VIDEO_MIN_RATIO,
  VIDEO_MAX_BYTES,
  VIDEO_MAX_MS,
  VIDEO_MAX_RATIO,
  VIDEO_MIN_MS,
  VIDEO_MIN_RATIO,
} from "@/core/domain/marketing/instagram-video-limits";
import { checkPicture } from "@/core/domain/marketing/instagram-video-picture";
import type { MeasuredVideo } from "@/core/domain/marketing/measured-video";
import { inSize, inTime, rounded } from "@/core/domain/marketing/measures";

export {
  warnAboutUploadedVideo,
  warnAboutVideoFor,
} from "@/core/domain/marketing/instagram-video-warnings";
export type { MeasuredVideo } from "@/core/domain/marketing/measured-video";

interface Bounds {
  readonly noun: string;
  readonly maxBytes: number;
  readonly maxMs: number;
  readonly minRatio: number;
  readonly wayOut: string;
}

const ANY_KIND: Bounds = {
  noun: "Instagram",
  maxBytes: VIDEO_MAX_BYTES,
  maxMs: VIDEO_MAX_MS,
  minRatio: VIDEO_MIN_RATIO,
  wayOut: "",
};

const STORY: Bounds = {
  noun: "a story",
  maxBytes: STORY_VIDEO_MAX_BYTES,
  maxMs: STORY_VIDEO_MAX_MS,
  minRatio: STORY_VIDEO_MIN_RATIO,
  wayOut: ", or post it as a reel",
};

const BOUNDS: Record<ItemForm, Bounds | null> = {
  photo: null,
  carousel_photo: null,
  // Beyond what holds for any kind, Meta's table is uncertain of the children of a carousel: that warns.
  carousel_video: null,
  reel: { ...ANY_KIND, noun: "a reel" },
  story: STORY,
};

/** Rules that no kind of post lets a video break, each with the measured value and the limit; path `file`. */
export function checkUploadedVideo(measured: MeasuredVideo): PostIssue[] {
  return [...checkBounds(ANY_KIND, measured, "file"), ...checkPicture(measured), ...checkSound(measured)];
}

/**
 * Rules of what the video is to become, for one that passed when it was uploaded: a story takes less than
 * Instagram takes at all.
 */
export function checkVideoFor(form: ItemForm, measured: MeasuredVideo, path: string): PostIssue[] {
  const bounds = BOUNDS[form];
  return bounds === null ? [] : checkBounds(bounds, measured, path);
}

function checkBounds(bounds: Bounds, measured: MeasuredVideo, path: string): PostIssue[] {
  return [
    ...checkDuration(bounds, measured, path),
    ...checkSize(bounds, measured, path),
    ...checkRatio(bounds, measured, path),
  ];
}

function checkDuration({ noun, maxMs, wayOut }: Bounds, { durationMs }: MeasuredVideo, path: string) {
  const measured = `The video is ${inTime(durationMs)} long; ${noun} takes ${inTime(VIDEO_MIN_MS)} to ${inTime(maxMs)}`;
  if (durationMs < VIDEO_MIN_MS)
    return [issue(path, "video_duration", `${measured}. Choose a longer one`, VIDEO_MIN_MS)];
  return durationMs > maxMs
    ? [issue(path, "video_duration", `${measured}. Cut it shorter${wayOut}`, maxMs)]
    : [];
}

function checkSize({ noun, maxBytes, wayOut }: Bounds, { bytes }: MeasuredVideo, path: string) {
  if (bytes <= maxBytes) return [];
  const measured = `The video has ${inSize(bytes)}; ${noun} takes ${inSize(maxBytes)}`;
  const message = `${measured}. Export it with a lower bit rate or cut it shorter${wayOut}`;
  return [issue(path, "video_size", message, maxBytes)];
}

function checkRatio({ noun, minRatio }: Bounds, { width, height }: MeasuredVideo, path: string) {
  const ratio = width / height;
  if (ratio >= minRatio && ratio <= VIDEO_MAX_RATIO) return [];
  const measured = `The video is ${width} × ${height} pixels, ${rounded(ratio, 3)}:1`;
  const message = `${measured}; ${noun} takes ${minRatio}:1 to ${VIDEO_MAX_RATIO}:1. Crop it`;
  return [issue(path, "video_ratio", message, ratio < minRatio ? minRatio : VIDEO_MAX_RATIO)];
}
