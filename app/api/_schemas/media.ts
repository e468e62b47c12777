import { z } from "zod";

export const mediaAnswer = z.object({
  id: z.string(),
  /** As whoever uploaded it calls it. */
  name: z.string(),
  url: z.url(),
  type: z.enum(["image", "video"]),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
  durationMs: z.number().int().positive().optional(),
  /** A small picture of it; null while there is none. */
  thumbnailUrl: z.url().nullable(),
  /** What Instagram may dislike, though it does not say so for certain. */
  warnings: z.array(
    z.object({
      path: z.string(),
      rule: z.string(),
      message: z.string(),
      limit: z.union([z.number(), z.string()]).optional(),
    }),
  ),
});
export type MediaView = z.infer<typeof mediaAnswer>;
