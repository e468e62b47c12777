import { z } from "zod/v4";
import { instant } from "@/app/api/_schemas/instant";
import { warnings } from "@/app/api/_schemas/media";
import { pastedId } from "@/app/api/_schemas/pasted-id";
import { APP_ERROR_CODES } from "@/core/domain/errors";
import { POST_STATUSES, type PostStatus } from "@/core/domain/marketing/post";
import { POST_KINDS } from "@/core/domain/marketing/post-content";
import { STEP_NAMES, STEP_STATES } from "@/core/domain/marketing/post-steps";

export type { CreatePostBody } from "@/app/api/_schemas/post-body";

const count = z.number().int().nullable();
const text = z.string().nullable();

function statusesIn(written: string, context: z.RefinementCtx): PostStatus[] {
  const names = written.split(",");
  const known = POST_STATUSES.filter((status) => names.includes(status));
  if (new Set(names).size !== known.length)
    context.issues.push({ code: "invalid_value", values: [...POST_STATUSES], input: written });
  return known;
}

export const listPostsQuery = z.strictObject({
  /** One, or several with commas between. */
  status: z.string().max(200).transform(statusesIn).optional(),
  channelId: pastedId().optional(),
  cursor: z.string().min(1).max(200).optional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, "limit must be a whole number from 1 to 100")
    .default("25")
    .transform(Number)
    .pipe(z.number().min(1).max(100)),
});

export const metrics = z.object({
  likes: count,
  comments: count,
  views: count,
  reach: count,
  saved: count,
  shares: count,
  totalInteractions: count,
  replies: count,
  navigation: count,
  averageWatchTimeMs: z.number().nullable(),
});

const postMedia = z.object({
  type: z.enum(["image", "video"]),
  mediaId: text,
  url: z.string(),
  thumbnailUrl: text,
  altText: text,
  coverMediaId: text,
  coverUrl: text,
  thumbOffsetMs: z.int().nullable(),
  userTags: z.array(z.object({ username: z.string(), x: z.number().nullable(), y: z.number().nullable() })),
});

export const post = z.object({
  id: z.string(),
  channelId: z.string(),
  kind: z.enum(POST_KINDS),
  caption: z.string(),
  media: z.array(postMedia),
  collaborators: z.array(z.string()),
  locationId: text,
  shareToFeed: z.boolean().nullable(),
  firstComment: text,
  firstCommentState: z.enum(["pending", "posted", "failed"]).nullable(),
  status: z.enum(POST_STATUSES),
  steps: z.array(z.object({ name: z.enum(STEP_NAMES), state: z.enum(STEP_STATES), at: instant.nullable() })),
  progress: z.number().min(0).max(1),
  attempts: z.number().int(),
  nextAttemptAt: instant.nullable(),
  scheduledAt: instant.nullable(),
  publishedAt: instant.nullable(),
  platformPostId: text,
  permalink: text,
  /** There once we learnt that it was deleted on Instagram; it stays `published`, with the numbers it had. */
  goneAt: instant.optional(),
  revision: z.number().int(),
  createdAt: instant,
  error: z
    .object({
      code: z.enum(APP_ERROR_CODES),
      message: z.string(),
      retryable: z.boolean(),
      /** Which item of the post it is about, from 0. */
      item: z.int().min(0).optional(),
    })
    .optional(),
  metrics: metrics.optional(),
  /** In lists, where something of the post was left out: long texts have only their beginning there. */
  isExcerpt: z.literal(true).optional(),
});

/** `warnings`: of a post that was just taken in, changed or sent out, where there are any. */
export const postAnswer = z.object({ post, warnings: warnings.optional() });
export const postsAnswer = z.object({
  posts: z.array(post),
  /** Of this page, those that are stored and cannot be read; left out where there are none. */
  unreadable: z.array(z.object({ id: z.string(), createdAt: instant })).optional(),
  nextCursor: z.string().nullable(),
});
export const deletePostAnswer = z.object({ success: z.literal(true) });
export const metricsAnswer = z.object({
  metrics,
  collectedAt: instant,
  /** There: the post was deleted on Instagram, and these numbers are its last. */
  goneAt: instant.optional(),
  history: z.array(z.object({ collectedAt: instant, metrics })),
});

export type PostView = z.infer<typeof post>;
export type UnreadableView = NonNullable<z.infer<typeof postsAnswer>["unreadable"]>[number];
export type MetricsView = z.infer<typeof metricsAnswer>;
