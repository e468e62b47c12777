import { isRecord } from "@/app/_ui/call-api";
import { type Draft, parseUploaded, type Submission } from "@/app/crm/social/posts/new/draft";

const KEY = "crm.instagram.draft";

export interface StoredDraft {
  readonly draft: Draft;
  readonly submission: Submission | null;
}

/** What an earlier visit of this tab had written; null when there is nothing, or nothing readable. */
export function loadDraft(): StoredDraft | null {
  return parseStoredDraft(attempt(() => sessionStorage.getItem(KEY)) ?? "");
}

export function saveDraft(stored: StoredDraft): void {
  attempt(() => sessionStorage.setItem(KEY, JSON.stringify(stored)));
}

export function forgetDraft(): void {
  attempt(() => sessionStorage.removeItem(KEY));
}

export function parseStoredDraft(text: string): StoredDraft | null {
  const stored = attempt<unknown>(() => JSON.parse(text));
  if (!isRecord(stored) || !isRecord(stored.draft)) return null;
  const { channelId, caption, altText, photo } = stored.draft;
  return {
    draft: {
      channelId: textOf(channelId),
      caption: textOf(caption),
      altText: textOf(altText),
      photo: photoOf(photo),
    },
    submission: submissionOf(stored.submission),
  };
}

/** Only a finished upload outlives a reload. */
function photoOf(photo: unknown): Draft["photo"] {
  if (!isRecord(photo) || !isRecord(photo.uploaded)) return { state: "none" };
  const uploaded = parseUploaded(photo.uploaded, textOf(photo.uploaded.name));
  return uploaded ? { state: "ready", uploaded } : { state: "none" };
}

function submissionOf(value: unknown): Submission | null {
  if (!isRecord(value) || typeof value.key !== "string" || typeof value.content !== "string") return null;
  return { key: value.key, content: value.content };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Storage may be full or switched off, and its text may be anybody's: the composer goes on without it. */
function attempt<Result>(action: () => Result): Result | null {
  try {
    return action();
  } catch {
    return null;
  }
}
