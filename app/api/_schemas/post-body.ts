import { z } from "zod";
import { sentInstant } from "@/app/api/_schemas/instant";
import { POST_KINDS } from "@/core/domain/marketing/post-content";

/** Shapes only: what Instagram takes is said by the rules, with 422 and the rule that is broken. */

const address = z.url("This is not an address").max(2048);
const uploadId = z.string().min(1).max(128);
const username = z.string().min(1).max(256);

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
    altText: z.string().max(10_000).optional(),
    coverMediaId: uploadId.optional(),
    coverUrl: address.optional(),
    thumbOffsetMs: z.int().min(0).optional(),
    userTags: z.array(userTag).max(100).optional(),
  })
  .refine((item) => (item.mediaId === undefined) !== (item.url === undefined), {
    path: ["mediaId"],
    message: "Send either mediaId or url",
  })
  .refine((item) => item.coverMediaId === undefined || item.coverUrl === undefined, {
    path: ["coverMediaId"],
    message: "Send either coverMediaId or coverUrl",
  });

const channelId = z.string("Choose an account").min(1).max(64);
const kind = z.enum(POST_KINDS);
const caption = z.string().max(100_000);
const media = z.array(mediaItem).max(100);
const collaborators = z.array(username).max(100);
const locationId = z.string().regex(/^\d{1,32}$/, "A location's id has digits only");
const firstComment = z.string().max(10_000);
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
