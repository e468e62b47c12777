import type { ItemForm } from "@/core/domain/marketing/instagram-fields";
import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  AUDIO_ADVISED_BIT_RATE,
  CHILD_VIDEO_SAFE_MS,
  REELS_TAB_MAX_MS,
  REELS_TAB_MIN_MS,
  VIDEO_ADVISED_BITS,
  VIDEO_ADVISED_RATIO,
  VIDEO_MIN_MS,
  VIDEO_SCAN,
} from "@/core/domain/marketing/instagram-video-limits";
import type { MeasuredVideo } from "@/core/domain/marketing/measured-video";
import { inBitRate, inTime } from "@/core/domain/marketing/measures";

/** A ratio this near to 9:16 is 9:16 up to rounding: 1080 × 1920, 720 × 1280, 607 × 1080. */
const SAME_RATIO = 0.005;

/** What Instagram may refuse or change whatever the video becomes; never keeps it back. Path `file`. */
export function warnAboutUploadedVideo({ video }: MeasuredVideo): PostIssue[] {
  const issues: PostIssue[] = [];
  const warn = (rule: string, message: string, limit?: number | string) =>
    issues.push(issue("file", rule, message, limit));
  if (video.hasEditList)
    warn(
      "video_edit_list",
      "The video was cut without being exported: parts of it are only hidden, and Instagram may show them or refuse it. Export it once more",
    );
  if (video.scan === "unclear") {
    const message =
      "The video may be interlaced, as television is, and Instagram takes progressive video. If moving edges look like combs, export it deinterlaced";
    warn("video_scan_unclear", message, VIDEO_SCAN);
  }
  if ((video.bitsPerSample ?? 0) > VIDEO_ADVISED_BITS) {
    const message = `The video has ${video.bitsPerSample} bits per colour (HDR); Instagram may refuse it or show dull colours. Export it with ${VIDEO_ADVISED_BITS} bits (SDR) to be sure`;
    warn("video_bits", message, VIDEO_ADVISED_BITS);
  }
  const soundRate = video.audio?.bitRate ?? 0;
  if (Math.floor(soundRate / 1000) * 1000 > AUDIO_ADVISED_BIT_RATE) {
    const message = `The sound has ${inBitRate(soundRate)}; Instagram names ${inBitRate(AUDIO_ADVISED_BIT_RATE)} and may encode it again`;
    warn("audio_bit_rate", message, AUDIO_ADVISED_BIT_RATE);
  }
  return issues;
}

/** What Instagram may do with the video as what it is to become; never keeps the post back. */
export function warnAboutVideoFor(form: ItemForm, measured: MeasuredVideo, path: string): PostIssue[] {
  switch (form) {
    case "reel":
      return [...warnAboutShape("a reel", measured, path), ...warnAboutReelsTab(measured, path)];
    case "story":
      return warnAboutShape("a story", measured, path);
    case "carousel_video":
      return warnAboutChild(measured, path);
    case "photo":
    case "carousel_photo":
      return [];
  }
}

function warnAboutShape(noun: string, { width, height }: MeasuredVideo, path: string): PostIssue[] {
  if (Math.abs(width / height - VIDEO_ADVISED_RATIO) <= SAME_RATIO) return [];
  const message = `The video is ${width} × ${height} pixels; ${noun} fills the screen at 9:16, anything else gets bars or is cropped`;
  return [issue(path, "video_ratio_advised", message, "9:16")];
}

function warnAboutReelsTab({ durationMs }: MeasuredVideo, path: string): PostIssue[] {
  if (durationMs >= REELS_TAB_MIN_MS && durationMs <= REELS_TAB_MAX_MS) return [];
  const message = `The video is ${inTime(durationMs)} long; Instagram may leave reels outside ${inTime(REELS_TAB_MIN_MS)} to ${inTime(REELS_TAB_MAX_MS)} out of the Reels tab`;
  return [issue(path, "reels_tab", message, REELS_TAB_MAX_MS)];
}

function warnAboutChild({ durationMs }: MeasuredVideo, path: string): PostIssue[] {
  if (durationMs <= CHILD_VIDEO_SAFE_MS) return [];
  const message = `The video is ${inTime(durationMs)} long; in a carousel Instagram may take only ${inTime(VIDEO_MIN_MS)} to ${inTime(CHILD_VIDEO_SAFE_MS)}`;
  return [issue(path, "child_video_duration", message, CHILD_VIDEO_SAFE_MS)];
}
