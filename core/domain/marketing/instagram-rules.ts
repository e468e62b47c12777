import type { PostContent } from "@/core/domain/marketing/post";

/** Meta's limits, each from graph-api.md §3.1 or §3.6 (Meta's media reference of 2026-09-11). */
export const CAPTION_MAX_CHARACTERS = 2200;
export const CAPTION_MAX_HASHTAGS = 30;
export const CAPTION_MAX_MENTIONS = 20;
export const ALT_TEXT_MAX_CHARACTERS = 1000;
export const IMAGE_MAX_BYTES = 8 * 1024 * 1024;
export const IMAGE_MIN_WIDTH = 320;
export const IMAGE_MAX_WIDTH = 1440;
/** Width divided by height: 4:5 and 1.91:1. */
export const IMAGE_MIN_RATIO = 4 / 5;
export const IMAGE_MAX_RATIO = 1.91;
export const MEDIA_MAX_ITEMS = 10;

export interface PostIssue {
  /** The field, as in the request: `caption`, `media.0.altText`. */
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly limit?: number | string;
}

export interface CaptionCount {
  /** Unicode code points; how Meta counts is not documented. */
  readonly characters: number;
  readonly hashtags: number;
  readonly mentions: number;
}

export function countCaption(caption: string): CaptionCount {
  return {
    characters: [...caption].length,
    hashtags: caption.match(/(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]+/gu)?.length ?? 0,
    mentions: caption.match(/(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_.]+/gu)?.length ?? 0,
  };
}

/**
 * Every rule of the platform that this post breaks, in the order of the form; empty when it may be sent.
 * The composer and the server call this same function.
 */
export function checkInstagramPost(content: PostContent): PostIssue[] {
  return [...checkMedia(content), ...checkCaption(content.caption)];
}

function checkMedia({ kind, media }: PostContent): PostIssue[] {
  if (media.length === 0) {
    return [issue("media", "media_required", "Instagram requires at least one image or video", 1)];
  }
  if (media.length > MEDIA_MAX_ITEMS) {
    return [issue("media", "media_count", `A post takes at most ${MEDIA_MAX_ITEMS} items`, MEDIA_MAX_ITEMS)];
  }
  if (kind !== "feed") {
    return [issue("kind", "kind_unsupported", "Only feed photos can be published for now", "feed")];
  }
  if (media.length > 1) {
    return [issue("media", "carousel_unsupported", "A post takes one photo for now", 1)];
  }
  return media.flatMap((item, index) => {
    if (item.type === "video") {
      return [
        issue(`media.${index}.type`, "video_unsupported", "Only photos can be published for now", "image"),
      ];
    }
    const length = [...(item.altText ?? "")].length;
    return length > ALT_TEXT_MAX_CHARACTERS
      ? [
          issue(
            `media.${index}.altText`,
            "alt_text_length",
            `The description has ${length} characters; Instagram takes ${ALT_TEXT_MAX_CHARACTERS}`,
            ALT_TEXT_MAX_CHARACTERS,
          ),
        ]
      : [];
  });
}

function checkCaption(caption: string): PostIssue[] {
  const { characters, hashtags, mentions } = countCaption(caption);
  const rules = [
    { rule: "caption_length", count: characters, limit: CAPTION_MAX_CHARACTERS, noun: "characters" },
    { rule: "caption_hashtags", count: hashtags, limit: CAPTION_MAX_HASHTAGS, noun: "hashtags" },
    { rule: "caption_mentions", count: mentions, limit: CAPTION_MAX_MENTIONS, noun: "mentions" },
  ];
  return rules
    .filter(({ count, limit }) => count > limit)
    .map(({ rule, count, limit, noun }) =>
      issue("caption", rule, `The caption has ${count} ${noun}; Instagram takes ${limit}`, limit),
    );
}

function issue(path: string, rule: string, message: string, limit: number | string): PostIssue {
  return { path, rule, message, limit };
}
