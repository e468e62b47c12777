import type { MediaBody } from "@/app/api/_schemas/post-body";
import { type DraftItem, type DraftTag, uploadedOf } from "@/app/crm/social/posts/new/media/draft-item";
import { type ItemForm, itemTakes } from "@/core/domain/marketing/instagram-fields";

type TagBody = NonNullable<MediaBody["userTags"]>[number];

const MIDDLE = 0.5;

/** One item of the request, with only the fields that it takes; none while nothing of it is up. */
export function bodyOfItem(item: DraftItem, form: ItemForm): MediaBody[] {
  const media = uploadedOf(item);
  if (media === null) return [];
  const { id, url } = media;
  const altText = item.altText.trim();
  const tags = item.tags.flatMap((tag) => tagBody(tag, item.type));
  return [
    {
      type: item.type,
      ...(id === "" ? { url } : { mediaId: id }),
      ...(itemTakes(form, "altText") && altText !== "" ? { altText } : {}),
      ...(itemTakes(form, "userTags") && tags.length > 0 ? { userTags: tags } : {}),
      ...coverBody(item, form),
    },
  ];
}

/** A tag that names nobody yet is left out. */
function tagBody({ username, x, y }: DraftTag, type: DraftItem["type"]): TagBody[] {
  const name = username.trim();
  if (name.replace(/^@+/, "") === "") return [];
  return [type === "image" ? { username: name, x: x ?? MIDDLE, y: y ?? MIDDLE } : { username: name }];
}

/** A picture wins over a frame. */
function coverBody({ cover }: DraftItem, form: ItemForm): Partial<MediaBody> {
  const { mediaId, url, offsetMs } = cover;
  if (mediaId !== null && itemTakes(form, "coverMediaId")) return { coverMediaId: mediaId };
  if (mediaId === null && url !== null && itemTakes(form, "coverUrl")) return { coverUrl: url };
  return offsetMs !== null && itemTakes(form, "thumbOffsetMs") ? { thumbOffsetMs: offsetMs } : {};
}
