import { ERROR_SENTENCES, type ErrorSentence } from "@/app/_copy/code-sentences";
import { REASON_SENTENCES } from "@/app/_copy/reason-sentences";
import type { AppErrorCode, FailureReason } from "@/core/domain/errors";

export { ERROR_SENTENCES, type ErrorSentence };

export interface SentenceFacts {
  readonly code: AppErrorCode;
  readonly reason?: FailureReason | null | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** Which item of a post it is about, from 0; a person reads it from 1. */
  readonly item?: number | null | undefined;
  /** What that item is. */
  readonly itemType?: "image" | "video" | undefined;
}

const ITEM_WORDS = { image: "Photo", video: "Video" } as const;

export function sentenceFor({ code, reason, scopes, item, itemType }: SentenceFacts): ErrorSentence {
  const { title, help } = reason ? REASON_SENTENCES[reason] : ERROR_SENTENCES[code];
  const named = scopes?.length ? `${title}: ${scopes.join(", ")}` : title;
  if (typeof item !== "number") return { title: named, help };
  return { title: `${itemType ? ITEM_WORDS[itemType] : "Item"} ${item + 1}: ${named}`, help };
}

/** One line: what happened. What to do next. */
export function oneLine(facts: SentenceFacts): string {
  const { title, help } = sentenceFor(facts);
  // contract.md §4 quotes these two word for word.
  if (facts.code === "not_authenticated" || facts.code === "not_configured") return title;
  return `${title}. ${help}`;
}
