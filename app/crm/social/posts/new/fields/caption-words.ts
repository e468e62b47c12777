import {
  CAPTION_MAX_CHARACTERS,
  CAPTION_MAX_HASHTAGS,
  CAPTION_MAX_MENTIONS,
  countCaption,
} from "@/core/domain/marketing/instagram-rules";

const ANNOUNCED_AT = [0, 20, 100];
const FOLD_AFTER = 125;

export interface CaptionWords {
  readonly left: number;
  readonly counters: string;
}

export function captionWords(caption: string): CaptionWords {
  const { characters, hashtags, mentions } = countCaption(caption);
  const left = CAPTION_MAX_CHARACTERS - characters;
  const room = left < 0 ? `${amount(-left, "character")} too many` : `${amount(left, "character")} left`;
  return {
    left,
    counters: `${room} · ${hashtags} of ${CAPTION_MAX_HASHTAGS} hashtags · ${mentions} of ${CAPTION_MAX_MENTIONS} mentions`,
  };
}

/** What is said aloud while typing: only on coming down to 100, 20 and 0 characters. */
export function leftAnnouncement(before: number, after: number): string | null {
  const crossed = ANNOUNCED_AT.find((mark) => before > mark && after <= mark);
  if (crossed === undefined) return null;
  return after < 0 ? `${amount(-after, "character")} too many` : `${amount(after, "character")} left`;
}

/** The part Instagram shows before "more"; null when all of it fits. */
export function foldCaption(caption: string): string | null {
  const characters = [...caption];
  return characters.length > FOLD_AFTER ? characters.slice(0, FOLD_AFTER).join("").trimEnd() : null;
}

function amount(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
