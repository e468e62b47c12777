import { countCharacters } from "@/core/domain/marketing/instagram-caption";
import {
  checkItemFields,
  formOf,
  type ItemForm,
  itemFormOf,
  itemTakes,
} from "@/core/domain/marketing/instagram-fields";
import { issue, namedItem, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import {
  ALT_TEXT_MAX_CHARACTERS,
  MEDIA_MAX_ITEMS,
  SINGLE_ITEM,
  THUMB_OFFSET_MIN_MS,
} from "@/core/domain/marketing/instagram-limits";
import { checkTagTotal, checkUserTags } from "@/core/domain/marketing/instagram-tags";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";

export function checkMedia(content: PostContent): PostIssue[] {
  const form = formOf(content);
  const items = content.media.map((item) => ({ item, form: itemFormOf(form, item) }));
  const tagged = items.map(({ item, form: itemForm }) =>
    itemTakes(itemForm, "userTags") ? item : { userTags: [] },
  );
  return [
    ...checkCount(content),
    ...items.flatMap(({ item, form: itemForm }, index) => checkItem(itemForm, item, index, items.length)),
    ...checkTagTotal(tagged),
  ];
}

/** How many items, and of which type, each kind is made of. */
function checkCount({ kind, media }: PostContent): PostIssue[] {
  if (media.length === 0) {
    const message = "Instagram requires at least one image or video";
    return [issue("media", "media_required", message, SINGLE_ITEM)];
  }
  if (media.length > MEDIA_MAX_ITEMS) {
    const message = `The post has ${media.length} items; Instagram takes ${MEDIA_MAX_ITEMS}`;
    return [issue("media", "media_count", message, MEDIA_MAX_ITEMS)];
  }
  switch (kind) {
    case "feed":
      return media.length === SINGLE_ITEM && media[0]?.type === "video"
        ? [
            issue(
              "kind",
              "single_video_is_reel",
              "Instagram publishes a single video only as a reel: choose Reel, or add a second item",
              "reel",
            ),
          ]
        : [];
    case "reel":
      if (media.length > SINGLE_ITEM) {
        const message = `A reel is exactly one video; this one has ${media.length} items`;
        return [issue("media", "reel_one_video", message, SINGLE_ITEM)];
      }
      return media[0]?.type === "image"
        ? [issue("media.0.type", "reel_one_video", "A reel is exactly one video, not a picture", "video")]
        : [];
    case "story":
      return media.length > SINGLE_ITEM
        ? [
            issue(
              "media",
              "story_one_item",
              `A story is exactly one image or video; this one has ${media.length} items`,
              SINGLE_ITEM,
            ),
          ]
        : [];
  }
}

function checkItem(form: ItemForm, item: PostMedia, index: number, count: number): PostIssue[] {
  const path = `media.${index}`;
  const own = [
    ...(itemTakes(form, "altText") ? checkAltText(item, path) : []),
    ...(itemTakes(form, "thumbOffsetMs") ? checkThumbOffset(item, path) : []),
    ...(itemTakes(form, "userTags") ? checkUserTags(form, item.userTags, path) : []),
  ];
  return [
    ...checkItemFields(form, item, index, count),
    ...own.map((one) => ({ ...one, message: namedItem(index, count, one.message) })),
  ];
}

function checkAltText({ altText }: PostMedia, path: string): PostIssue[] {
  const length = countCharacters(altText ?? "");
  if (length <= ALT_TEXT_MAX_CHARACTERS) return [];
  const message = `The alt text has ${length} characters; Instagram takes ${ALT_TEXT_MAX_CHARACTERS}`;
  return [issue(`${path}.altText`, "alt_text_length", message, ALT_TEXT_MAX_CHARACTERS)];
}

/** Whether the frame lies within the video is known of uploads only: `checkPostUploads` says it. */
function checkThumbOffset({ thumbOffsetMs }: PostMedia, path: string): PostIssue[] {
  if (thumbOffsetMs === null) return [];
  if (Number.isSafeInteger(thumbOffsetMs) && thumbOffsetMs >= THUMB_OFFSET_MIN_MS) return [];
  const message = `The cover frame is a whole number of milliseconds from the start, at least ${THUMB_OFFSET_MIN_MS}`;
  return [issue(`${path}.thumbOffsetMs`, "thumb_offset", message, THUMB_OFFSET_MIN_MS)];
}
