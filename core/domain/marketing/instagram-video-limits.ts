/**
 * Instagram's limits for videos: graph-api.md §3.6, Meta's "IG User Media" reference (M1-media) as of 2026-09-11.
 * What is documented refuses a video; what is marked uncertain there, or is only advice, warns.
 */

/** Counted generously: Meta's own 8 MB of a picture are 8 MiB (graph-api.md §5.6, 36000/2207004). */
const MIB = 1024 * 1024;

/** Documented for reels; children of a carousel are said to be "as reel". M1-media 2026-09-11 (§3.6). */
export const VIDEO_MAX_BYTES = 300 * MIB;
/** M1-media 2026-09-11 (§3.6). */
export const STORY_VIDEO_MAX_BYTES = 100 * MIB;
/** Of every kind of video. M1-media 2026-09-11 (§3.6). */
export const VIDEO_MIN_MS = 3_000;
/** Of a reel. M1-media 2026-09-11 (§3.6). */
export const VIDEO_MAX_MS = 15 * 60_000;
/** M1-media 2026-09-11 (§3.6). */
export const STORY_VIDEO_MAX_MS = 60_000;
/** Horizontal pixels as they are seen; there is no limit for the height. M1-media 2026-09-11 (§3.6). */
export const VIDEO_MAX_WIDTH = 1920;
/** Width divided by height. M1-media 2026-09-11 (§3.6). */
export const VIDEO_MIN_RATIO = 0.01;
/** M1-media 2026-09-11 (§3.6). */
export const STORY_VIDEO_MIN_RATIO = 0.1;
/** Of reels and stories alike. M1-media 2026-09-11 (§3.6). */
export const VIDEO_MAX_RATIO = 10;
/** As the reader names H.264 and HEVC. M1-media 2026-09-11 (§3.6). */
export const VIDEO_CODECS = ["h264", "hevc"] as const;
/** M1-media 2026-09-11 (§3.6). */
export const VIDEO_CHROMA = "4:2:0";
/** M1-media 2026-09-11 (§3.6). */
export const VIDEO_SCAN = "progressive";
/** Frames per second. M1-media 2026-09-11 (§3.6). */
export const VIDEO_MIN_FRAME_RATE = 23;
/** M1-media 2026-09-11 (§3.6). */
export const VIDEO_MAX_FRAME_RATE = 60;
/** Of the pictures alone. M1-media 2026-09-11 (§3.6). */
export const VIDEO_MAX_BIT_RATE = 25_000_000;
/** M1-media 2026-09-11 (§3.6). */
export const AUDIO_CODEC = "aac";
/** M1-media 2026-09-11 (§3.6). */
export const AUDIO_MAX_SAMPLE_RATE = 48_000;
/** M1-media 2026-09-11 (§3.6). */
export const AUDIO_MAX_CHANNELS = 2;

/** Printed without "at most", so it warns only. M1-media 2026-09-11 (§3.6). */
export const AUDIO_ADVISED_BIT_RATE = 128_000;
/** Warns only: uncertain for children of a carousel. graph-api.md §3.6 [U], compiled 2026-11-23. */
export const CHILD_VIDEO_SAFE_MS = 60_000;
/** Warns only: 9:16. M1-media 2026-09-11 (§3.6) "advised". */
export const VIDEO_ADVISED_RATIO = 9 / 16;
/** Warns only: 10-bit is HDR, which Meta does not mention. graph-api.md §3.6, compiled 2026-11-23. */
export const VIDEO_ADVISED_BITS = 8;
/** Warns only: older text about the Reels tab, no longer printed. graph-api.md §3.6 [I], compiled 2026-11-23. */
export const REELS_TAB_MIN_MS = 5_000;
/** Warns only. graph-api.md §3.6 [I], compiled 2026-11-23. */
export const REELS_TAB_MAX_MS = 90_000;
