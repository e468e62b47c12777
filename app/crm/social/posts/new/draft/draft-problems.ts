import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { contentToCheck, formOfDraft, isLocationId } from "@/app/crm/social/posts/new/draft/draft-content";
import { type DraftItem, fieldIdOf, MEDIA_FIELD_ID } from "@/app/crm/social/posts/new/media/draft-media";
import { LONGEST_AHEAD_MS, PAST_MEANS_NOW_MS } from "@/core/application/social/posts/schedule-window";
import type { FieldIssue } from "@/core/domain/errors";
import { takes } from "@/core/domain/marketing/instagram-fields";
import { namedItem } from "@/core/domain/marketing/instagram-issue";
import {
  checkInstagramPost,
  type PostIssue,
  warnAboutInstagramPost,
} from "@/core/domain/marketing/instagram-rules";
import { foreignCharacter, plainText } from "@/core/domain/marketing/pasted-text";

/** Everything that keeps this draft from being sent, in the order of the form. `now` is null until the browser has its say. */
export function problemsOf(draft: ComposerDraft, now: number | null): PostIssue[] {
  return [
    ...(draft.channelId === ""
      ? [{ path: "channelId", rule: "account_required", message: "Choose an account" }]
      : []),
    ...draft.items.flatMap((item, index) => uploadProblem(item, index, draft.items.length)),
    ...draft.items.flatMap((item, index) => coverProblem(item, index)),
    ...checkInstagramPost(contentToCheck(draft)),
    ...locationProblems(draft),
    ...timeProblems(draft, now),
  ];
}

/** What Instagram may refuse, although it does not say so: shown beside the field, never in the way. */
export function warningsOf(draft: ComposerDraft): PostIssue[] {
  return warnAboutInstagramPost(contentToCheck(draft));
}

function uploadProblem({ upload, name }: DraftItem, index: number, count: number): PostIssue[] {
  const path = `media.${index}`;
  const say = (rule: string, message: string) => [{ path, rule, message: namedItem(index, count, message) }];
  switch (upload.state) {
    case "ready":
      return [];
    case "uploading":
      return say("upload_running", `${name} is still uploading`);
    case "interrupted":
      return say(
        "upload_interrupted",
        `The upload of ${name} was interrupted. Resume it, or remove the file`,
      );
    case "failed":
      return say("upload_failed", `${name} was not uploaded. ${upload.reason}`);
  }
}

/** A cover that was chosen goes along, or not at all by a person's word. */
function coverProblem({ coverUpload }: DraftItem, index: number): PostIssue[] {
  const path = `media.${index}.coverMediaId`;
  switch (coverUpload?.state) {
    case "uploading":
      return [{ path, rule: "upload_running", message: "The cover is still uploading" }];
    case "interrupted":
    case "failed":
      return [{ path, rule: "upload_failed", message: `The cover was not uploaded. ${coverUpload.reason}` }];
    default:
      return [];
  }
}

function locationProblems(draft: ComposerDraft): PostIssue[] {
  const locationId = plainText(draft.locationId);
  if (locationId === "" || isLocationId(locationId) || !takes(formOfDraft(draft), "locationId")) return [];
  const foreign = foreignCharacter(locationId, /[0-9]/);
  const message = `A location's id has digits only${foreign === null ? "" : `; this one has ${foreign}`}`;
  return [{ path: "locationId", rule: "location_id", message }];
}

function timeProblems({ timing }: ComposerDraft, now: number | null): PostIssue[] {
  if (timing.when === "now" || now === null) return [];
  const say = (rule: string, message: string) => [{ path: "scheduledAt", rule, message }];
  if (timing.instant === null) {
    return timing.local === ""
      ? say("time_required", "Choose when the post goes out")
      : say("time_unclear", "Choose a time that exists, once");
  }
  const aheadMs = Date.parse(timing.instant) - now;
  if (aheadMs < -PAST_MEANS_NOW_MS) return say("schedule_past", "This time has passed");
  if (aheadMs > LONGEST_AHEAD_MS)
    return say("schedule_too_far", "A post can be scheduled 180 days ahead at most");
  return [];
}

/** Rules that an untouched or unfinished form breaks: they are named once somebody tries to publish. */
const SAID_ON_PUBLISH: ReadonlySet<string> = new Set([
  "media_required",
  "account_required",
  "upload_running",
  "time_required",
  "time_unclear",
]);

export function isWorthSayingEarly({ rule }: { readonly rule?: string }): boolean {
  return rule === undefined || !SAID_ON_PUBLISH.has(rule);
}

/** Told beside the file itself, and in the list only when it stands in the way. */
export function isNewsInTheList({ rule }: { readonly rule?: string }): boolean {
  return rule !== "upload_failed" && rule !== "upload_interrupted";
}

export const FIELD_IDS = {
  account: "account",
  kind: "kind",
  caption: "caption",
  collaborators: "collaborators",
  location: "location",
  firstComment: "first-comment",
  shareToFeed: "share-to-feed",
  time: "scheduled-at",
} as const;

const FIELDS_BY_PATH: Readonly<Record<string, string>> = {
  channelId: FIELD_IDS.account,
  kind: FIELD_IDS.kind,
  caption: FIELD_IDS.caption,
  collaborators: FIELD_IDS.collaborators,
  locationId: FIELD_IDS.location,
  firstComment: FIELD_IDS.firstComment,
  shareToFeed: FIELD_IDS.shareToFeed,
  scheduledAt: FIELD_IDS.time,
};

/** The id of the control that a path of the request belongs to. */
export function fieldOf(path: string, items: readonly Pick<DraftItem, "key">[]): string {
  const [field = "", position = "", part = ""] = path.split(".");
  if (field !== "media") return FIELDS_BY_PATH[field] ?? FIELD_IDS.caption;
  const item = items[Number(position)];
  if (position === "" || item === undefined) return MEDIA_FIELD_ID;
  if (part === "altText") return fieldIdOf(item.key, "altText");
  if (part === "userTags") return fieldIdOf(item.key, "tags");
  return fieldIdOf(item.key, /^(cover|thumb)/.test(part) ? "cover" : "tile");
}

/** The sentences for one control, wherever they come from. An item's own are those that none of its fields has. */
export function errorsAt(issues: readonly FieldIssue[], path: string): string[] {
  return issues.flatMap((issue) => (controlPath(issue.path) === path ? [issue.message] : []));
}

const ITEM_CONTROLS: readonly string[] = ["altText", "userTags", "coverMediaId", "coverUrl", "thumbOffsetMs"];

/** `media.1.userTags.0.username` is said at `media.1.userTags`, `media.1.mediaId` at the item, `collaborators.0` at the field. */
function controlPath(path: string): string {
  const [field = "", position, part = ""] = path.split(".");
  if (field !== "media" || position === undefined) return field;
  return ITEM_CONTROLS.includes(part) ? `media.${position}.${part}` : `media.${position}`;
}
