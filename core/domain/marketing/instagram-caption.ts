import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  CAPTION_MAX_CHARACTERS,
  CAPTION_MAX_HASHTAGS,
  CAPTION_MAX_MENTIONS,
} from "@/core/domain/marketing/instagram-limits";

export interface CaptionCount {
  /** Unicode code points; how Meta counts is not documented. */
  readonly characters: number;
  readonly hashtags: number;
  readonly mentions: number;
}

export function countCaption(caption: string): CaptionCount {
  return {
    characters: countCharacters(caption),
    hashtags: caption.match(/(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]+/gu)?.length ?? 0,
    mentions: caption.match(/(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_.]+/gu)?.length ?? 0,
  };
}

/** Unicode code points. */
export function countCharacters(text: string): number {
  return [...text].length;
}

export function checkCaption(caption: string): PostIssue[] {
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
