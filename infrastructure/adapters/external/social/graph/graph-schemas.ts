import { z } from "zod";

/** Shapes of graph-api.md §7. Ids are strings of digits beyond 2^53; what may be missing is optional. */
const id = z.string().min(1);

export const accessToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().nonnegative().optional(),
});

export const debugToken = z.object({
  data: z.object({
    app_id: z.string().optional(),
    is_valid: z.boolean(),
    user_id: z.string().optional(),
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    scopes: z.array(z.string()).default([]),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.string()).nullish() }))
      .default([]),
    error: z.object({ code: z.number().optional(), subcode: z.number().optional() }).optional(),
  }),
});
export type TokenFacts = z.infer<typeof debugToken>["data"];

export const page = z.object({
  id,
  name: z.string().default(""),
  access_token: z.string().min(1).optional(),
  tasks: z.array(z.string()).optional(),
  instagram_business_account: z
    .object({
      id,
      username: z.string().optional(),
      name: z.string().optional(),
      profile_picture_url: z.string().optional(),
    })
    .optional(),
});
export type GraphPage = z.infer<typeof page>;

/** `paging.next` may carry the token: only its presence is read, never its value. */
const paging = z
  .object({
    cursors: z.object({ after: z.string().optional() }).optional(),
    next: z
      .string()
      .optional()
      .transform((next) => next !== undefined),
  })
  .optional();

export const accounts = z.object({ data: z.array(page), paging });

export const portfolios = z.object({ data: z.array(z.object({ id })) });

export const instagramUser = z.object({ id, username: z.string().optional() });
export const pageInstagram = z.object({ instagram_business_account: z.object({ id }).optional() });

/** Documented as `true`, seen as an object (graph-api.md §2.7). */
export const success = z.union([z.literal(true), z.object({ success: z.boolean() })]);

export const created = z.object({ id });
export const container = z.object({
  status_code: z.enum(["IN_PROGRESS", "FINISHED", "PUBLISHED", "ERROR", "EXPIRED"]),
  status: z.string().optional(),
});

/** `2026-11-23T10:15:00+0000`: no colon in the offset. */
const instant = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()));

export const media = z.object({
  id,
  media_type: z.string().default(""),
  media_product_type: z.string().default(""),
  caption: z.string().optional(),
  permalink: z.string().optional(),
  timestamp: instant,
});
export const mediaList = z.object({ data: z.array(media) });
export const mediaLink = z.object({ permalink: z.string().optional() });

export const comments = z.object({
  data: z.array(
    z.object({ id, text: z.string().default(""), timestamp: instant, username: z.string().nullish() }),
  ),
  paging,
});

/** `config` may be missing (graph-api.md §3.5). */
export const quota = z.object({
  data: z
    .tuple([
      z.object({
        quota_usage: z.number(),
        config: z.object({ quota_total: z.number().optional() }).nullish().catch(null),
      }),
    ])
    .rest(z.unknown()),
});

const count = z.number().optional().catch(undefined);

/** No data yet is an empty list or a missing name, not zero (graph-api.md §4.2). */
export const insights = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: count })).optional(),
      total_value: z.object({ value: count }).optional(),
    }),
  ),
});

/** A media with its numbers, by field expansion. */
export const mediaNumbers = z.object({
  like_count: count,
  comments_count: count,
  insights: insights.optional(),
});
