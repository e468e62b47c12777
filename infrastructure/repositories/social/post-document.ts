import { ObjectId } from "mongodb";
import { z } from "zod/v4";
import { POST_STATUSES, type Post } from "@/core/domain/marketing/post";
import { contentFields } from "@/infrastructure/repositories/social/post-content-document";
import { progressFields } from "@/infrastructure/repositories/social/post-progress-document";

const instant = z.date().nullable();

const stored = z.object({
  _id: z.instanceof(ObjectId),
  ownerId: z.instanceof(ObjectId),
  actorId: z.instanceof(ObjectId),
  platform: z.enum(["instagram", "facebook", "tiktok"]),
  channelId: z.string(),
  ...contentFields,
  status: z.enum(POST_STATUSES),
  ...progressFields,
  attempts: z.number(),
  retries: z.number(),
  troubledSince: instant.default(null),
  nextAttemptAt: instant,
  scheduledAt: instant,
  wantedAt: z.date().optional(),
  publishedAt: instant,
  platformPostId: z.string().nullable(),
  permalink: z.string().nullable(),
  revision: z.number(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** The submission's key, or a value of its own where it had none: a unique index has no gaps. */
  idempotencyKey: z.string(),
  fingerprint: z.string(),
  /** When a worker may take it: at `nextAttemptAt`, but not before a lease ends. Null: nothing is left. */
  dueAt: instant,
  /** The same for the upkeep of a live post. */
  upkeepDueAt: instant.default(null),
  leaseUntil: z.date(),
  fence: z.number(),
  version: z.number(),
  /** The mark of the last write. */
  writeId: z.instanceof(ObjectId),
});

/**
 * Of the first version as well: it knew one time a post was wanted at, and had a live post due as long as its
 * link was unknown.
 */
export const postDocument = stored.transform((document) => ({
  ...document,
  wantedAt: document.wantedAt ?? document.scheduledAt ?? document.createdAt,
  nextAttemptAt: document.status === "published" ? null : document.nextAttemptAt,
}));

export type PostDocument = z.infer<typeof postDocument>;

/** No lease: any instant is after it. */
export const FREE = new Date(0);

export function toPost(document: PostDocument): Post {
  const {
    _id,
    idempotencyKey,
    fingerprint,
    dueAt,
    upkeepDueAt,
    leaseUntil,
    fence,
    version,
    writeId,
    ...post
  } = document;
  return {
    ...post,
    id: _id.toHexString(),
    ownerId: document.ownerId.toHexString(),
    actorId: document.actorId.toHexString(),
  };
}

/** @throws ZodError for what this version cannot read */
export function parsePost(found: unknown): Post {
  return toPost(postDocument.parse(found));
}
