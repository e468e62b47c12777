import { z } from "zod/v4";

/** Shapes of graph-api.md §7. Ids are strings of digits beyond 2^53; what may be missing may be null as well. */
const id = z.string().min(1);

/** Empty where Meta says nothing. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

function list<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema)
    .nullish()
    .transform((items) => items ?? []);
}

export const accessToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().nonnegative().nullish(),
});

export const debugToken = z.object({
  data: z.object({
    app_id: z.string().nullish(),
    is_valid: z.boolean(),
    user_id: z.string().nullish(),
    expires_at: z.number().nullish(),
    data_access_expires_at: z.number().nullish(),
    scopes: list(z.string()),
    granular_scopes: list(z.object({ scope: z.string(), target_ids: z.array(z.string()).nullish() })),
    error: z.object({ code: z.number().nullish(), subcode: z.number().nullish() }).nullish(),
  }),
});
export type TokenFacts = z.infer<typeof debugToken>["data"];

export const page = z.object({
  id,
  name: text,
  access_token: z.string().min(1).nullish(),
  tasks: z.array(z.string()).nullish(),
  instagram_business_account: z
    .object({
      id,
      username: z.string().nullish(),
      name: z.string().nullish(),
      profile_picture_url: z.string().nullish(),
    })
    .nullish(),
});
export type GraphPage = z.infer<typeof page>;

/** `paging.next` may carry the token: only its presence is read, never its value. */
const paging = z
  .object({
    cursors: z.object({ after: z.string().nullish() }).nullish(),
    next: z
      .string()
      .nullish()
      .transform((next) => typeof next === "string"),
  })
  .nullish();

export const accounts = z.object({ data: z.array(page), paging });

export const portfolios = z.object({ data: z.array(z.object({ id })) });

export const instagramUser = z.object({ id, username: z.string().nullish() });
export const pageInstagram = z.object({ instagram_business_account: z.object({ id }).nullish() });

/** Documented as `true`, seen as an object (graph-api.md §2.7). */
export const success = z.union([z.literal(true), z.object({ success: z.boolean() })]);

export const created = z.object({ id });
export const container = z.object({
  status_code: z.enum(["IN_PROGRESS", "FINISHED", "PUBLISHED", "ERROR", "EXPIRED"]),
  status: z.string().nullish(),
});

/** `2026-11-23T10:15:00+0000`: no colon in the offset. */
const instant = z
  .string()
  .transform((written) => new Date(written))
  .refine((date) => !Number.isNaN(date.getTime()));

export const media = z.object({
  id,
  media_type: text,
  media_product_type: text,
  caption: z.string().nullish(),
  permalink: z.string().nullish(),
  timestamp: instant,
});
/** All or nothing, as the comments below: an entry that is left out may be what we look for, and be sent twice. */
export const mediaList = z.object({ data: z.array(media), paging });
export const mediaLink = z.object({ permalink: z.string().nullish() });

export const comments = z.object({
  data: z.array(z.object({ id, text, timestamp: instant })),
  paging,
});

/** `config` may be missing (graph-api.md §3.5). */
export const quota = z.object({
  data: z
    .tuple([
      z.object({
        quota_usage: z.number(),
        config: z.object({ quota_total: z.number().nullish() }).nullish().catch(null),
      }),
    ])
    .rest(z.unknown()),
});

const count = z.number().optional().catch(undefined);

const insight = z.object({
  name: z.string(),
  values: z.array(z.object({ value: count }).nullable()).nullish(),
  total_value: z.object({ value: count }).nullish(),
});

/**
 * No data yet is an empty list or a missing name, not zero (graph-api.md §4.2). A number that cannot be read
 * is left out alone: it is unknown, as one that is missing.
 */
export const insights = z.object({
  data: list(insight.nullable().catch(null)).transform((items) => items.filter((item) => item !== null)),
});

/** A media with its numbers, by field expansion. */
export const mediaNumbers = z.object({
  like_count: count,
  comments_count: count,
  insights: insights.nullish(),
});
