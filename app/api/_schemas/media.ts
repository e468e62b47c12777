import { z } from "zod/v4";
import { DEFAULT_SHAPE, RATIOS_FOR } from "@/core/domain/marketing/image-shape";
import { IMAGE_FITS, IMAGE_RATIOS, IMAGE_USES } from "@/core/domain/marketing/media";

const use = z.enum(IMAGE_USES);
const fit = z.enum(IMAGE_FITS);
const ratio = z.enum(IMAGE_RATIOS);

export const shapeMediaBody = z
  .strictObject({
    use: use.default(DEFAULT_SHAPE.use),
    fit: fit.default(DEFAULT_SHAPE.fit),
    ratio: ratio.default(DEFAULT_SHAPE.ratio),
  })
  .refine((shape) => RATIOS_FOR[shape.use].includes(shape.ratio), {
    path: ["ratio"],
    message: "9:16 is for a story or a cover",
  });

export const warnings = z.array(
  z.object({
    path: z.string(),
    rule: z.string(),
    message: z.string(),
    limit: z.union([z.number(), z.string()]).optional(),
  }),
);

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
  /** Of a picture that can be shaped anew: how it was made of the file that came. */
  shape: z.object({ use, fit, ratio }).optional(),
  /** A small picture of it; null while there is none. */
  thumbnailUrl: z.url().nullable(),
  /** What Instagram may dislike, though it does not say so for certain. */
  warnings,
});
export type MediaView = z.infer<typeof mediaAnswer>;
