import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";

/** When the post goes out: at once, or at an instant. A time that is still being chosen is no instant yet. */
export type Timing =
  | { readonly when: "now" }
  | { readonly when: "later"; readonly local: string; readonly instant: string | null };

/** What a person writes, as it stands in the form. */
export interface DraftTexts {
  readonly channelId: string;
  readonly isStory: boolean;
  readonly caption: string;
  /** Usernames as typed: with or without "@", between commas or spaces. */
  readonly collaborators: string;
  readonly locationId: string;
  readonly sharesToFeed: boolean;
  readonly firstComment: string;
  readonly timing: Timing;
}

export interface ComposerDraft extends DraftTexts {
  readonly items: readonly DraftItem[];
}

export const EMPTY_TEXTS: DraftTexts = {
  channelId: "",
  isStory: false,
  caption: "",
  collaborators: "",
  locationId: "",
  sharesToFeed: true,
  firstComment: "",
  timing: { when: "now" },
};

/** An untouched form is nothing that would need to be kept. The account alone is no work. */
export function isEmptyDraft({ items, caption, collaborators, locationId, firstComment }: ComposerDraft) {
  return items.length === 0 && [caption, collaborators, locationId, firstComment].every(isBlank);
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
