import { isRecord } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import {
  type ComposerDraft,
  type DraftTexts,
  EMPTY_TEXTS,
  type Timing,
} from "@/app/crm/social/posts/new/draft/composer-draft";
import {
  type DraftItem,
  itemsFromPost,
  type KnownUpload,
} from "@/app/crm/social/posts/new/media/draft-media";
import { IMAGE_FITS, IMAGE_RATIOS, IMAGE_USES } from "@/core/domain/marketing/media";

/** What one tab writes, in this browser: the backstop for whatever has not reached the server. */
export interface LocalCopy {
  readonly id: string;
  /** Null until the server has a draft of it. */
  readonly postId: string | null;
  /** The revision that was seen; what the server has beyond it is somebody else's. */
  readonly revision: number | null;
  readonly draft: ComposerDraft;
  /** Saves that had no answer when this was written: found on the server, they are no stranger's. */
  readonly unanswered: readonly string[];
  readonly savedAt: number;
}

/** A copy older than this is of no use any more, and goes. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const CUT_OFF = "The upload was cut off when the page closed. Remove it and choose the file again";

/** The copies of one admin. Another person on the same machine does not see them. */
export class LocalCopies {
  private readonly prefix: string;

  constructor(
    actorId: string,
    private readonly storage: () => Storage = () => window.localStorage,
  ) {
    this.prefix = `crm.instagram.draft.${actorId}.`;
  }

  save(copy: LocalCopy): void {
    this.attempt((storage) => storage.setItem(`${this.prefix}${copy.id}`, JSON.stringify(copy)));
  }

  forget(id: string): void {
    this.attempt((storage) => storage.removeItem(`${this.prefix}${id}`));
  }

  /** Newest first; what is too old is dropped on the way. */
  list(now: number): LocalCopy[] {
    const found = this.attempt((storage) =>
      Object.keys(storage).flatMap((key) => {
        if (!key.startsWith(this.prefix)) return [];
        const copy = parseLocalCopy(storage.getItem(key) ?? "");
        if (copy !== null && now - copy.savedAt < KEPT_MS) return [copy];
        storage.removeItem(key);
        return [];
      }),
    );
    return (found ?? []).sort((left, right) => right.savedAt - left.savedAt);
  }

  /** Storage may be full or switched off: the composer goes on without it. */
  private attempt<Result>(action: (storage: Storage) => Result): Result | null {
    try {
      return action(this.storage());
    } catch {
      return null;
    }
  }
}

/** Null for anything that is no copy: the storage's text may be anybody's. */
export function parseLocalCopy(text: string): LocalCopy | null {
  const stored = parseJson(text);
  if (!isRecord(stored) || !isRecord(stored.draft) || typeof stored.id !== "string") return null;
  const { id, postId, revision, draft, unanswered, savedAt } = stored;
  if (typeof savedAt !== "number") return null;
  return {
    id,
    postId: typeof postId === "string" ? postId : null,
    revision: typeof revision === "number" ? revision : null,
    draft: { ...textsOf(draft), items: Array.isArray(draft.items) ? draft.items.flatMap(itemOf) : [] },
    unanswered: Array.isArray(unanswered) ? unanswered.filter((text) => typeof text === "string") : [],
    savedAt,
  };
}

function textsOf(draft: Record<string, unknown>): DraftTexts {
  return {
    channelId: textOf(draft.channelId),
    isStory: draft.isStory === true,
    caption: textOf(draft.caption),
    collaborators: textOf(draft.collaborators),
    locationId: textOf(draft.locationId),
    sharesToFeed: draft.sharesToFeed !== false,
    firstComment: textOf(draft.firstComment),
    timing: timingOf(draft.timing),
  };
}

function timingOf(value: unknown): Timing {
  if (!isRecord(value) || value.when !== "later") return EMPTY_TEXTS.timing;
  return {
    when: "later",
    local: textOf(value.local),
    instant:
      typeof value.instant === "string" && !Number.isNaN(Date.parse(value.instant)) ? value.instant : null,
  };
}

/** The file itself is gone with its page: what was not up by then is named, never dropped in silence. */
function itemOf(value: unknown): DraftItem[] {
  if (!isRecord(value) || !isRecord(value.upload) || typeof value.key !== "string") return [];
  const { key, upload } = value;
  const name = textOf(value.name);
  const type = value.type === "video" ? "video" : "image";
  const texts = {
    altText: textOf(value.altText),
    use: IMAGE_USES.find((use) => use === value.use) ?? "feed",
    fit: IMAGE_FITS.find((fit) => fit === value.fit) ?? "crop",
    ratio: IMAGE_RATIOS.find((ratio) => ratio === value.ratio) ?? "original",
  };
  const media = [upload.media, value.made].find(isMedia) ?? null;
  const known = media === null ? [] : [knownOf(media, name)];
  const [item] = itemsFromPost([storedMedia(value, type, media)], () => key, known);
  if (item === undefined) return [];
  if (media !== null) return [{ ...item, ...texts }];
  return [
    {
      ...item,
      ...texts,
      name,
      previewUrl: null,
      upload: { state: "failed", reason: CUT_OFF, retryable: false },
    },
  ];
}

function knownOf(media: Record<string, unknown>, name: string): KnownUpload {
  const { width, height, durationMs, warnings } = media;
  return {
    id: textOf(media.id),
    name,
    width: numberOr(width, 0),
    height: numberOr(height, 0),
    durationMs: numberOr(durationMs, null),
    warnings: Array.isArray(warnings) ? warnings.filter((one) => typeof one === "string") : [],
  };
}

function isMedia(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && typeof value.id === "string";
}

function storedMedia(
  item: Record<string, unknown>,
  type: "image" | "video",
  media: Record<string, unknown> | null,
): PostView["media"][number] {
  const cover = isRecord(item.cover) ? item.cover : {};
  return {
    type,
    mediaId: media === null ? null : textOf(media.id),
    url: textOf(media?.url),
    thumbnailUrl: textOrNull(media?.thumbnailUrl),
    altText: textOrNull(item.altText),
    coverMediaId: textOrNull(cover.mediaId),
    coverUrl: textOrNull(cover.url),
    thumbOffsetMs: typeof cover.offsetMs === "number" ? cover.offsetMs : null,
    userTags: Array.isArray(item.tags) ? item.tags.flatMap(tagOf) : [],
  };
}

function tagOf(value: unknown): PostView["media"][number]["userTags"] {
  if (!isRecord(value) || typeof value.username !== "string") return [];
  const { username, x, y } = value;
  return [{ username, x: typeof x === "number" ? x : null, y: typeof y === "number" ? y : null }];
}

function numberOr<Other>(value: unknown, other: Other): number | Other {
  return typeof value === "number" ? value : other;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
