import { countCaption } from "@/core/domain/marketing/instagram-caption";
import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  CAPTION_MAX_HASHTAGS,
  CAPTION_SAFE_HASHTAGS,
  COMMENT_SAFE_CHARACTERS,
  COMMENT_SAFE_HASHTAGS,
  COMMENT_SAFE_URLS,
} from "@/core/domain/marketing/instagram-limits";
import type { PostContent } from "@/core/domain/marketing/post-content";

type Warned = Pick<PostContent, "caption" | "firstComment">;

/** What Instagram may refuse although its pages do not say so (graph-api.md §3.1, §3.7 [U]). Never keeps a post back. */
export function warnAboutInstagramPost({ caption, firstComment }: Warned): PostIssue[] {
  return [...warnAboutCaption(caption), ...(firstComment === null ? [] : warnAboutComment(firstComment))];
}

function warnAboutCaption(caption: string): PostIssue[] {
  const { hashtags } = countCaption(caption);
  // Above the documented limit the post is refused, which says more.
  if (hashtags <= CAPTION_SAFE_HASHTAGS || hashtags > CAPTION_MAX_HASHTAGS) return [];
  const message = `The caption has ${hashtags} hashtags; Instagram may refuse more than ${CAPTION_SAFE_HASHTAGS}`;
  return [issue("caption", "caption_hashtags_many", message, CAPTION_SAFE_HASHTAGS)];
}

function warnAboutComment(firstComment: string): PostIssue[] {
  const { characters, hashtags } = countCaption(firstComment);
  const rules = [
    { rule: "first_comment_length", count: characters, limit: COMMENT_SAFE_CHARACTERS, noun: "characters" },
    { rule: "first_comment_hashtags", count: hashtags, limit: COMMENT_SAFE_HASHTAGS, noun: "hashtags" },
    { rule: "first_comment_urls", count: countUrls(firstComment), limit: COMMENT_SAFE_URLS, noun: "links" },
  ];
  const long = rules
    .filter(({ count, limit }) => count > limit)
    .map(({ rule, count, limit, noun }) => {
      const message = `The first comment has ${count} ${noun}; Instagram may refuse more than ${limit}`;
      return issue("firstComment", rule, message, limit);
    });
  const loud = "The first comment is all in capitals; Instagram may refuse it";
  return isAllCapitals(firstComment)
    ? [...long, issue("firstComment", "first_comment_capitals", loud)]
    : long;
}

function countUrls(text: string): number {
  return text.match(/\bhttps?:\/\/\S+|\bwww\.\S+/giu)?.length ?? 0;
}

/** One capital alone is no shouting. */
function isAllCapitals(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > 1 && !/\p{Ll}/u.test(text);
}
