import { issue, namedItem, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import type { ImageUse } from "@/core/domain/marketing/media";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";

/** What Instagram makes of a post: the feed has single photos and carousels. */
export type PostForm = "photo" | "carousel" | "reel" | "story";
export type ItemForm = "photo" | "carousel_photo" | "carousel_video" | "reel" | "story";

type PostField = Exclude<keyof PostContent, "kind" | "media">;
type ItemField = Exclude<keyof PostMedia, "type" | "mediaId" | "url">;

interface FieldRow<Form, Source> {
  readonly noun: string;
  readonly takenBy: readonly Form[];
  readonly isGiven: (source: Source) => boolean;
}

/** graph-api.md §3.1: which kind takes which field. What a kind does not take is refused, never dropped. */
const POST_FIELDS: Record<PostField, FieldRow<PostForm, PostContent>> = {
  caption: {
    noun: "caption",
    takenBy: ["photo", "carousel", "reel"],
    isGiven: ({ caption }) => caption !== "",
  },
  collaborators: {
    noun: "collaborators",
    takenBy: ["photo", "carousel", "reel"],
    isGiven: ({ collaborators }) => collaborators.length > 0,
  },
  locationId: {
    noun: "location",
    takenBy: ["photo", "carousel", "reel"],
    isGiven: ({ locationId }) => locationId !== null,
  },
  shareToFeed: {
    noun: "choice whether to show it in the feed",
    takenBy: ["reel"],
    isGiven: ({ shareToFeed }) => shareToFeed !== null,
  },
  firstComment: {
    noun: "first comment",
    takenBy: ["photo", "carousel", "reel"],
    isGiven: ({ firstComment }) => firstComment !== null,
  },
};

const ITEM_FIELDS: Record<ItemField, FieldRow<ItemForm, PostMedia>> = {
  altText: {
    noun: "alt text",
    takenBy: ["photo", "carousel_photo"],
    isGiven: ({ altText }) => altText !== null,
  },
  coverMediaId: {
    noun: "cover picture",
    takenBy: ["reel"],
    isGiven: ({ coverMediaId }) => coverMediaId !== null,
  },
  coverUrl: { noun: "cover picture", takenBy: ["reel"], isGiven: ({ coverUrl }) => coverUrl !== null },
  thumbOffsetMs: {
    noun: "cover frame",
    takenBy: ["reel", "carousel_video"],
    isGiven: ({ thumbOffsetMs }) => thumbOffsetMs !== null,
  },
  userTags: {
    noun: "tags of people",
    takenBy: ["photo", "carousel_photo", "reel", "story"],
    isGiven: ({ userTags }) => userTags.length > 0,
  },
};

const FORM_WORDS: Record<PostForm | ItemForm, string> = {
  photo: "a photo",
  carousel: "a carousel",
  carousel_photo: "a photo in a carousel",
  carousel_video: "a video in a carousel",
  reel: "a reel",
  story: "a story",
};

/** A single video in the feed is judged as the reel that it has to become. */
export function formOf({ kind, media }: Pick<PostContent, "kind" | "media">): PostForm {
  if (kind !== "feed") return kind;
  if (media.length > 1) return "carousel";
  return media[0]?.type === "video" ? "reel" : "photo";
}

export function itemFormOf(form: PostForm, { type }: Pick<PostMedia, "type">): ItemForm {
  if (form !== "carousel") return form;
  return type === "image" ? "carousel_photo" : "carousel_video";
}

/** What a picture is for that stands there as an item, not as a cover. */
export function imageUseOf(form: ItemForm): ImageUse {
  return form === "story" ? "story" : "feed";
}

export function takes(form: PostForm, field: PostField): boolean {
  return POST_FIELDS[field].takenBy.includes(form);
}

export function itemTakes(form: ItemForm, field: ItemField): boolean {
  return ITEM_FIELDS[field].takenBy.includes(form);
}

/** Fields of the post as a whole that were given although its kind does not take them. */
export function checkPostFields(content: PostContent): PostIssue[] {
  return refused(POST_FIELDS, formOf(content), content).map(({ field, sentence }) =>
    issue(field, "field_not_taken", capitalized(sentence)),
  );
}

/** Fields of one item that were given although it does not take them. */
export function checkItemFields(form: ItemForm, item: PostMedia, index: number, count: number): PostIssue[] {
  return refused(ITEM_FIELDS, form, item).map(({ field, sentence }) =>
    issue(
      `media.${index}.${field}`,
      "field_not_taken",
      count > 1 ? namedItem(index, count, sentence) : capitalized(sentence),
    ),
  );
}

function refused<Form extends PostForm | ItemForm, Source>(
  rows: Readonly<Record<string, FieldRow<Form, Source>>>,
  form: Form,
  source: Source,
): { readonly field: string; readonly sentence: string }[] {
  return Object.entries(rows)
    .filter(([, { takenBy, isGiven }]) => !takenBy.includes(form) && isGiven(source))
    .map(([field, { noun }]) => ({ field, sentence: `${FORM_WORDS[form]} takes no ${noun}` }));
}

function capitalized(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
