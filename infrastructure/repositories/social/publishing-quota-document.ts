import { z } from "zod/v4";

/** Holds no reading while Meta has been asked but has not answered yet. */
export const publishingQuotaDocument = z.object({
  /** The channel's id. */
  _id: z.string(),
  /** When Meta was last asked; missing where that was before it was noted. */
  askedAt: z.date().optional(),
  used: z.number().optional(),
  total: z.number().nullish(),
  readAt: z.date().optional(),
  refusedAt: z.date().optional(),
});

/** Read apart from the reading beside it: neither is lost for the other. */
export const accountRestDocument = z.object({
  _id: z.string(),
  restUntil: z.date().optional(),
});

export type PublishingQuotaDocument = z.infer<typeof publishingQuotaDocument> &
  z.infer<typeof accountRestDocument>;
