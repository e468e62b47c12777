import { ObjectId } from "mongodb";
import { z } from "zod";
import { APP_ERROR_CODES, FAILURE_REASONS } from "@/core/domain/errors";
import { POST_STATUSES, type Post, STEP_NAMES } from "@/core/domain/marketing/post";

const instant = z.date().nullable();
const count = z.number().nullable();

const failure = z.object({
  code: z.enum(APP_ERROR_CODES),
  reason: z.enum(FAILURE_REASONS).nullable(),
  scopes: z.array(z.string()).readonly(),
  retryable: z.boolean(),
});

const media = z.object({
  type: z.enum(["image", "video"]),
  mediaId: z.string().nullable(),
  url: z.string().nullable(),
  altText: z.string().nullable(),
});

const step = z.object({
  name: z.enum(STEP_NAMES),
  state: z.enum(["pending", "running", "waiting", "done", "failed"]),
  at: instant,
});

const publication = z.object({
  containerId: z.string().nullable(),
  containerCreatedAt: instant,
  looks: z.number(),
  sentAt: instant,
  firstSentAt: instant,
  firstUnclearAt: instant,
  unclear: z.enum(["transient", "permanent", "action_blocked", "unknown_creation"]).nullable(),
  unclearFailure: failure.nullable(),
  quietSince: instant,
  rebuilds: z.number(),
  sends: z.number(),
});

const metrics = z.object({
  likes: count,
  comments: count,
  views: count,
  reach: count,
  saved: count,
  shares: count,
  totalInteractions: count,
});

export const postDocument = z.object({
  _id: z.instanceof(ObjectId),
  ownerId: z.instanceof(ObjectId),
  actorId: z.instanceof(ObjectId),
  platform: z.enum(["instagram", "facebook", "tiktok"]),
  channelId: z.string(),
  kind: z.enum(["feed", "reel", "story"]),
  caption: z.string(),
  media: z.array(media).readonly(),
  status: z.enum(POST_STATUSES),
  steps: z.array(step).readonly(),
  attempts: z.number(),
  retries: z.number(),
  nextAttemptAt: instant,
  scheduledAt: instant,
  publishedAt: instant,
  platformPostId: z.string().nullable(),
  permalink: z.string().nullable(),
  permalinkLooks: z.number(),
  revision: z.number(),
  failure: failure.nullable(),
  publication,
  metrics: z.array(z.object({ collectedAt: z.date(), metrics })).readonly(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** The submission's key, or a value of its own where it had none: a unique index has no gaps. */
  idempotencyKey: z.string(),
  fingerprint: z.string(),
  /** When a worker may take it: at `nextAttemptAt`, but not before a lease ends. Null: nothing is left. */
  dueAt: instant,
  leaseUntil: z.date(),
  fence: z.number(),
  version: z.number(),
  /** The mark of the last write. */
  writeId: z.instanceof(ObjectId),
});

export type PostDocument = z.infer<typeof postDocument>;

/** No lease: any instant is after it. */
export const FREE = new Date(0);

export function toPost(document: PostDocument): Post {
  const { _id, idempotencyKey, fingerprint, dueAt, leaseUntil, fence, version, writeId, ...post } = document;
  return {
    ...post,
    id: _id.toHexString(),
    ownerId: document.ownerId.toHexString(),
    actorId: document.actorId.toHexString(),
  };
}

export function parsePost(found: unknown): Post {
  return toPost(postDocument.parse(found));
}
