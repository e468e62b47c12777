import { z } from "zod";
import { APP_ERROR_CODES } from "@/core/domain/errors";
import { POST_STATUSES, STEP_NAMES } from "@/core/domain/marketing/post";

const instant = z.iso.datetime().nullable();
const count = z.number().int().nullable();

const mediaItem = z
  .strictObject({
    type: z.enum(["image", "video"]),
    mediaId: z.string().min(1).max(128).optional(),
    url: z.url("This is not an address").max(2048).optional(),
    altText: z.string().max(10_000).optional(),
  })
  .refine((item) => (item.mediaId === undefined) !== (item.url === undefined), {
    path: ["mediaId"],
    message: "Send either mediaId or url",
  });

export const createPostBody = z.strictObject({
  channelId: z.string("Choose an account").min(1).max(64),
  kind: z.enum(["feed", "reel", "story"]).optional(),
  caption: z.string().max(100_000).default(""),
  media: z.array(mediaItem).max(100).default([]),
});

/** Visible ASCII, 1 to 128 (contract.md §6). */
const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, "Idempotency-Key takes 1 to 128 visible ASCII characters");

export const submissionHeaders = z.object({ "Idempotency-Key": idempotencyKey.nullable() });

export const listPostsQuery = z.strictObject({
  status: z.enum(POST_STATUSES).optional(),
  channelId: z.string().min(1).max(64).optional(),
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
});

export const post = z.object({
  id: z.string(),
  channelId: z.string(),
  kind: z.enum(["feed", "reel", "story"]),
  caption: z.string(),
  media: z.array(
    z.object({
      type: z.enum(["image", "video"]),
      url: z.string(),
      thumbnailUrl: z.string().nullable(),
      altText: z.string().nullable(),
    }),
  ),
  status: z.enum(POST_STATUSES),
  steps: z.array(
    z.object({
      name: z.enum(STEP_NAMES),
      state: z.enum(["pending", "running", "waiting", "done", "failed"]),
      at: instant,
    }),
  ),
  progress: z.number().min(0).max(1),
  attempts: z.number().int(),
  nextAttemptAt: instant,
  scheduledAt: instant,
  publishedAt: instant,
  platformPostId: z.string().nullable(),
  permalink: z.string().nullable(),
  revision: z.number().int(),
  createdAt: z.iso.datetime(),
  error: z.object({ code: z.enum(APP_ERROR_CODES), message: z.string(), retryable: z.boolean() }).optional(),
  metrics: metrics.optional(),
});

export const postAnswer = z.object({ post });
export const postsAnswer = z.object({ posts: z.array(post), nextCursor: z.string().nullable() });
export const metricsAnswer = z.object({
  metrics,
  collectedAt: z.iso.datetime(),
  history: z.array(z.object({ collectedAt: z.iso.datetime(), metrics })),
});

export type PostView = z.infer<typeof post>;
export type MetricsView = z.infer<typeof metricsAnswer>;
export type CreatePostBody = z.infer<typeof createPostBody>;
