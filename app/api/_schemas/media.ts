import { z } from "zod";

export const mediaAnswer = z.object({
  id: z.string(),
  url: z.url(),
  type: z.enum(["image", "video"]),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
  durationMs: z.number().int().positive().optional(),
});
export type MediaView = z.infer<typeof mediaAnswer>;
