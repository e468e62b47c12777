import type { CreatePostBody } from "@/app/api/_schemas/post";
import type { EditPostBody } from "@/app/api/_schemas/post-body";
import { mediaOf } from "@/app/api/social/posts/media-input";
import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { type DraftItem, mediaBody } from "@/app/crm/social/posts/new/media/draft-media";
import { formOfItems } from "@/app/crm/social/posts/new/media/item-form";
import { type PostForm, takes } from "@/core/domain/marketing/instagram-fields";
import { bareHandle, isBlank, plainText } from "@/core/domain/marketing/pasted-text";
import {
  kindOf,
  normalizeContent,
  type PostContent,
  type PostKind,
} from "@/core/domain/marketing/post-content";

/** What a post says and shows, as a request has it; what it lacks is null, so that it also takes away. */
export interface DraftContent {
  readonly channelId: string;
  readonly kind: PostKind;
  readonly caption: string;
  readonly media: NonNullable<EditPostBody["media"]>;
  readonly collaborators: string[];
  readonly locationId: string | null;
  readonly shareToFeed: boolean | null;
  readonly firstComment: string | null;
  readonly scheduledAt: string | null;
}

type Shape = Pick<ComposerDraft, "isStory" | "items">;

/** A story is chosen; whether the rest is a reel or a post of the feed is decided by the media. */
export function kindOfDraft({ isStory, items }: Shape): PostKind {
  return isStory ? "story" : kindOf(items);
}

export function formOfDraft(draft: Shape): PostForm {
  return formOfItems(draft.items, kindOfDraft(draft));
}

/** Only what this kind takes is sent: the form keeps the rest for when the kind changes back. */
export function contentToSend(draft: ComposerDraft): DraftContent {
  const kind = kindOfDraft(draft);
  const { timing } = draft;
  return {
    channelId: draft.channelId,
    kind,
    ...fieldsToSend(draft),
    media: mediaBody(draft.items, kind),
    scheduledAt: timing.when === "later" ? timing.instant : null,
  };
}

/** A new post has no fields that are null: what it lacks is left out. */
export function newDraftBody(content: DraftContent): CreatePostBody {
  const { locationId, shareToFeed, firstComment, scheduledAt, ...rest } = content;
  return {
    ...rest,
    draft: true,
    ...(locationId === null ? {} : { locationId }),
    ...(shareToFeed === null ? {} : { shareToFeed }),
    ...(firstComment === null ? {} : { firstComment }),
    ...(scheduledAt === null ? {} : { scheduledAt }),
  };
}

/** What the platform's rules are asked about, also while files are still on their way up. */
export function contentToCheck(draft: ComposerDraft): PostContent {
  return normalizeContent({
    kind: kindOfDraft(draft),
    ...fieldsToSend(draft),
    media: contentMedia(draft),
  });
}

export function usernamesIn(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/[\s,;]+/)
    .map(bareHandle)
    .filter((name) => name !== "");
}

/** A location's id has digits only; what else was typed is a problem of the form, and nothing to send. */
export function isLocationId(text: string): boolean {
  return /^\d{1,32}$/.test(text);
}

function fieldsToSend(draft: ComposerDraft) {
  const form = formOfDraft(draft);
  const { caption, collaborators, sharesToFeed, firstComment } = draft;
  const locationId = plainText(draft.locationId);
  return {
    caption: takes(form, "caption") ? caption : "",
    collaborators: takes(form, "collaborators") ? usernamesIn(collaborators) : [],
    locationId: takes(form, "locationId") && isLocationId(locationId) ? locationId : null,
    shareToFeed: takes(form, "shareToFeed") && !sharesToFeed ? false : null,
    firstComment: takes(form, "firstComment") && !isBlank(firstComment) ? firstComment : null,
  };
}

function contentMedia(draft: Shape): PostContent["media"] {
  return mediaBody(draft.items.map(asIfUploaded), kindOfDraft(draft)).map(mediaOf);
}

function asIfUploaded(item: DraftItem): DraftItem {
  if (item.upload.state === "ready") return item;
  const { type } = item;
  const media = {
    id: "local",
    url: "",
    type,
    width: 1,
    height: 1,
    durationMs: null,
    thumbnailUrl: null,
    warnings: [],
    shape: null,
  };
  return { ...item, upload: { state: "ready", media } };
}
