/**
 * Instagram's limits. Where a line names no other source it is graph-api.md §3.1 or §3.6, Meta's
 * "IG User Media" reference (M1-media) as of 2026-09-11. What is documented refuses a post; what is not, warns.
 */

/** Unicode code points; Meta's own way of counting is not documented. M1-media 2026-09-11 (§3.1). */
export const CAPTION_MAX_CHARACTERS = 2200;
/** M1-media 2026-09-11 (§3.1). */
export const CAPTION_MAX_HASHTAGS = 30;
/** What the app takes since December 2025; of the API no refusal was captured: warns only. §3.1 [U], 2026-12-01. */
export const CAPTION_SAFE_HASHTAGS = 5;
/** M1-media 2026-09-11 (§3.1). */
export const CAPTION_MAX_MENTIONS = 20;
/** Images of the feed only. M1-media 2026-09-11 (§3.1), the field itself since 2025-03-24 (§1.4). */
export const ALT_TEXT_MAX_CHARACTERS = 1000;
/** Items of a carousel by API, although the app takes 20. M1-guide 2026-09-11 (§1.4); error 100/2207028 (§5.6). */
export const MEDIA_MAX_ITEMS = 10;
/** A reel or a story is one item. M1-media 2026-09-11 (§3.1). */
export const SINGLE_ITEM = 1;
/** Tags of the whole post: error 100/2207040 "more than 20 @tags". M2-err, about 2026-09 (§5.6). */
export const USER_TAGS_MAX = 20;
/** M1-media 2026-09-11 (§3.1). */
export const COLLABORATORS_MAX = 3;
/**
 * Shape of a handle, Instagram's own rule for signing up; Meta's API pages do not print it (as of 2026-11-23).
 * Refused nevertheless, because nobody can be found under another one.
 */
export const USERNAME_MAX_CHARACTERS = 30;
/** Places of tags are shares of width and height. M1-media 2026-09-11 (§3.1). */
export const TAG_PLACE_MIN = 0;
/** M1-media 2026-09-11 (§3.1). */
export const TAG_PLACE_MAX = 1;
/** Milliseconds from the start. M1-media 2026-09-11 (§3.1). */
export const THUMB_OFFSET_MIN_MS = 0;

/** M1-media 2026-09-11 (§3.6); error 36000/2207004 (§5.6). */
export const IMAGE_MAX_BYTES = 8 * 1024 * 1024;
/** M1-media 2026-09-11 (§3.6). */
export const IMAGE_MIN_WIDTH = 320;
/** M1-media 2026-09-11 (§3.6). */
export const IMAGE_MAX_WIDTH = 1440;
/**
 * Width divided by height: 3:4, which the API takes although its page prints 4:5. PostyBirb, May 2026, TryPost and
 * Buffer [C] (§3.6); error 36003/2207009 (§5.6).
 */
export const IMAGE_MIN_RATIO = 3 / 4;
/** Below it a picture only warns: 4:5. M1-media 2026-09-11 (§3.6). */
export const IMAGE_DOCUMENTED_MIN_RATIO = 4 / 5;
/** Width divided by height: 1.91:1. M1-media 2026-09-11 (§3.6); error 36003/2207009 (§5.6). */
export const IMAGE_MAX_RATIO = 1.91;
/** Of a story picture and of a reel's cover, width divided by height; warns only. M1-media 2026-09-11 (§3.6) "advised". */
export const TALL_ADVISED_RATIO = 9 / 16;

/** Undocumented today, from the retired v1 API: warns only. graph-api.md §3.7 [U], compiled 2026-11-23. */
export const COMMENT_SAFE_CHARACTERS = 300;
/** Warns only. graph-api.md §3.7 [U], compiled 2026-11-23. */
export const COMMENT_SAFE_HASHTAGS = 4;
/** Warns only. graph-api.md §3.7 [U], compiled 2026-11-23. */
export const COMMENT_SAFE_URLS = 1;
