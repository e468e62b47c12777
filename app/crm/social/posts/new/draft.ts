import { isRecord } from "@/app/_ui/call-api";
import type { CreatePostBody } from "@/app/api/_schemas/post";
import { checkInstagramPost, type PostIssue } from "@/core/domain/marketing/instagram-rules";
import { normalizeContent, type PostContent } from "@/core/domain/marketing/post-content";

export interface UploadedPhoto {
  readonly id: string;
  readonly url: string;
  readonly name: string;
}

export type Photo =
  | { readonly state: "none" }
  | {
      readonly state: "uploading";
      readonly name: string;
      readonly previewUrl: string;
      readonly percent: number;
    }
  | { readonly state: "ready"; readonly uploaded: UploadedPhoto }
  | { readonly state: "failed"; readonly name: string; readonly reason: string };

export interface Draft {
  readonly channelId: string;
  readonly caption: string;
  readonly altText: string;
  readonly photo: Photo;
}

/** One submission keeps its key, so that sending it twice makes one post; another text is another submission. */
export interface Submission {
  readonly key: string;
  readonly content: string;
}

export function submissionFor(
  previous: Submission | null,
  content: string,
  newKey: () => string,
): Submission {
  return previous?.content === content ? previous : { key: newKey(), content };
}

export function bodyOf({ channelId, caption, altText, photo }: Draft): CreatePostBody {
  return {
    channelId,
    kind: "feed",
    caption,
    media:
      photo.state === "ready"
        ? [
            {
              type: "image",
              mediaId: photo.uploaded.id,
              ...(altText.trim() ? { altText: altText.trim() } : {}),
            },
          ]
        : [],
  };
}

/** Everything that keeps this draft from being sent. */
export function problemsOf(draft: Draft): PostIssue[] {
  return [
    ...(draft.channelId === ""
      ? [{ path: "channelId", rule: "account_required", message: "Choose an account" }]
      : []),
    ...photoProblems(draft.photo),
    ...checkInstagramPost(contentOf(draft)),
  ];
}

/** What the platform's rules are asked about, while the photo may still be on its way up. */
function contentOf({ caption, altText, photo }: Draft): PostContent {
  const item = {
    type: "image" as const,
    mediaId: "local",
    url: null,
    altText: altText.trim(),
    coverMediaId: null,
    coverUrl: null,
    thumbOffsetMs: null,
    userTags: [],
  };
  return normalizeContent({
    kind: "feed",
    caption,
    media: photo.state === "none" ? [] : [item],
    collaborators: [],
    locationId: null,
    shareToFeed: null,
    firstComment: null,
  });
}

function photoProblems(photo: Photo): PostIssue[] {
  if (photo.state === "uploading") {
    return [{ path: "media.0", rule: "upload_running", message: "The photo is still uploading" }];
  }
  if (photo.state !== "failed") return [];
  return [{ path: "media.0", rule: "upload_failed", message: `The photo was not uploaded. ${photo.reason}` }];
}

/** Rules that an untouched form breaks: they are named once somebody tries to publish. */
const SAID_ON_PUBLISH: ReadonlySet<string> = new Set([
  "media_required",
  "account_required",
  "upload_running",
]);

export function isWorthSayingEarly({ rule }: Pick<PostIssue, "rule">): boolean {
  return !SAID_ON_PUBLISH.has(rule);
}

/** A failed upload is told beside the photo, and in the list only when it stands in the way. */
export function isNewsInTheList({ rule }: { readonly rule?: string }): boolean {
  return rule !== "upload_failed";
}

export const FIELD_IDS = {
  account: "account",
  photo: "photo",
  altText: "alt-text",
  caption: "caption",
} as const;
export type FieldId = (typeof FIELD_IDS)[keyof typeof FIELD_IDS];

/** The control a path of the request belongs to. */
export function fieldOf(path: string): FieldId {
  if (path.startsWith("channelId")) return FIELD_IDS.account;
  if (path.endsWith("altText")) return FIELD_IDS.altText;
  return path.startsWith("media") || path === "kind" ? FIELD_IDS.photo : FIELD_IDS.caption;
}

/** Why this file cannot become a post from here, before any byte is sent; null when it is worth uploading. */
export function refuseFile(type: string): string | null {
  return type.startsWith("video/") ? "Only photos can be published for now" : null;
}

export function parseUploaded(body: unknown, name: string): UploadedPhoto | null {
  if (!isRecord(body) || typeof body.id !== "string" || typeof body.url !== "string") return null;
  return { id: body.id, url: body.url, name };
}
