import { z } from "zod/v4";
import { POST_KINDS } from "@/core/domain/marketing/post-content";

const text = z.string().nullable();

const userTag = z.object({
  username: z.string(),
  x: z.number().nullable(),
  y: z.number().nullable(),
});

const media = z.object({
  type: z.enum(["image", "video"]),
  mediaId: text,
  url: text,
  altText: text,
  coverMediaId: text.default(null),
  coverUrl: text.default(null),
  thumbOffsetMs: z.number().nullable().default(null),
  userTags: z.array(userTag).readonly().default([]),
});

/** What the person asked for; defaults stand for what the first version did not ask. */
export const contentFields = {
  kind: z.enum(POST_KINDS),
  caption: z.string(),
  media: z.array(media).readonly(),
  collaborators: z.array(z.string()).readonly().default([]),
  locationId: text.default(null),
  shareToFeed: z.boolean().nullable().default(null),
  firstComment: text.default(null),
};
