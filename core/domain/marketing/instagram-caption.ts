import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  CAPTION_MAX_CHARACTERS,
  CAPTION_MAX_HASHTAGS,
  CAPTION_MAX_MENTIONS,
} from "@/core/domain/marketing/instagram-limits";
import { visibleText } from "@/core/domain/marketing/pasted-text";

export interface CaptionCount {
  /** Unicode code points; how Meta counts is not documented. */
  readonly characters: number;
  readonly hashtags: number;
  readonly mentions: number;
}

/** Signs that nobody sees neither hide a hashtag or mention nor end one. */
export function countCaption(caption: string): CaptionCount {
  const seen = visibleText(caption);
  const chains: readonly string[] = seen.match(HASHTAG_CHAIN) ?? [];
  return {
    characters: countCharacters(caption),
    hashtags: chains.reduce((sum, chain) => sum + (chain.match(HASH)?.length ?? 0), 0),
    mentions: seen.match(/(?<![\p{L}\p{N}_.])[@＠][\p{L}\p{N}_.]+/gu)?.length ?? 0,
  };
}

const HASH = /[#＃]/gu;
/**
 * Letters of any script, digits, or emoji, and `#a#b` is two (graph-api.md §3.1). A number sign on a key is an emoji
 * of its own; within a word or an HTML entity it begins nothing.
 */
const HASHTAG_CHAIN =
  /(?<![\p{L}\p{N}_&])(?:[#＃](?!\u20e3)[\p{L}\p{M}\p{N}_\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]+)+/gu;

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
