import { z } from "zod/v4";
import { sentInstant } from "@/app/api/_schemas/instant";
import { pastedId } from "@/app/api/_schemas/pasted-id";
import { bareHandle, plainAddress, plainText } from "@/core/domain/marketing/pasted-text";
import { POST_KINDS } from "@/core/domain/marketing/post-content";

/**
 * Shapes only: what Instagram takes is said by the rules, with 422 and the rule that is broken. The lengths are a
 * few times what may go out: a draft has room for what is still to be cut, and no more.
 */
const CAPTION_MAX = 10_000;
const ALT_TEXT_MAX = 4_000;
const ITEMS_MAX = 20;
const TAGS_MAX = 40;
const COLLABORATORS_MAX = 20;
/** Signed addresses may be several thousand characters long (graph-api.md §3.1). */
const ADDRESS_MAX = 8_192;

const text = (what: string, max: number) =>
  z.string().max(max, `${what} may have up to ${max.toLocaleString("en")} characters, in a draft, too`);

const address = z
  .string()
  .overwrite(plainAddress)
  .max(ADDRESS_MAX, `An address may have up to ${ADDRESS_MAX.toLocaleString("en")} characters`)
  .refine((text) => URL.canParse(text), "This is not an address")
  .meta({ format: "uri" });
const uploadId = z.string().min(1).max(128);
const username = z.string().overwrite(bareHandle).min(1).max(256);

const userTag = z.strictObject({
  username,
  x: z.number().nullish(),
  y: z.number().nullish(),
});

const mediaItem = z
  .strictObject({
    type: z.enum(["image", "video"]),
    mediaId: uploadId.optional(),
    url: address.optional(),
    altText: text("A description", ALT_TEXT_MAX).optional(),
    coverMediaId: uploadId.optional(),
    coverUrl: address.optional(),
    thumbOffsetMs: z.int().min(0).optional(),
    userTags: z.array(userTag).max(TAGS_MAX, `An item may have up to ${TAGS_MAX} tags`).optional(),
  })
  .refine((item) => (item.mediaId === undefined) !== (item.url === undefined), {
    path: ["mediaId"],
    message: "Send either mediaId or url",
  })
  .refine((item) => item.coverMediaId === undefined || item.coverUrl === undefined, {
    path: ["coverMediaId"],
    message: "Send either coverMediaId or coverUrl",
  });

const channelId = pastedId("Choose an account");
const kind = z.enum(POST_KINDS);
const caption = text("A caption", CAPTION_MAX);
const media = z.array(mediaItem).max(ITEMS_MAX, `A post may have up to ${ITEMS_MAX} items, in a draft, too`);
const collaborators = z
  .array(username)
  .max(COLLABORATORS_MAX, `A post may name up to ${COLLABORATORS_MAX} collaborators`);
const locationId = z
  .string()
  .overwrite(plainText)
  .regex(/^\d{1,32}$/, "A location's id has digits only");
const firstComment = text("A first comment", CAPTION_MAX);
const revision = z.int().min(0);

export const createPostBody = z.strictObject({
  channelId,
  kind: kind.optional(),
  caption: caption.default(""),
  media: media.default([]),
  collaborators: collaborators.optional(),
  locationId: locationId.optional(),
  shareToFeed: z.boolean().optional(),
  firstComment: firstComment.optional(),
  scheduledAt: sentInstant.optional(),
  draft: z.boolean().optional(),
});

/** What is left out stays as it is; null takes a field away, or lets the media decide the kind again. */
export const editPostBody = z.strictObject({
  revision,
  channelId: channelId.optional(),
  kind: kind.nullish(),
  caption: caption.optional(),
  media: media.optional(),
  collaborators: collaborators.optional(),
  locationId: locationId.nullish(),
  shareToFeed: z.boolean().nullish(),
  firstComment: firstComment.nullish(),
  scheduledAt: sentInstant.nullish(),
  draft: z.literal(true).optional(),
});

export const publishPostBody = z.strictObject({ revision });

export const confirmPostBody = z.strictObject({ live: z.boolean() });

/** Visible ASCII, 1 to 128 (contract.md §6). */
const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, "Idempotency-Key takes 1 to 128 visible ASCII characters");

export const submissionHeaders = z.object({ "Idempotency-Key": idempotencyKey.nullable() });

export type CreatePostBody = z.infer<typeof createPostBody>;
export type EditPostBody = z.infer<typeof editPostBody>;
export type MediaBody = z.infer<typeof mediaItem>;
