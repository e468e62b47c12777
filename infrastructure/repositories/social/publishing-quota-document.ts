import { z } from "zod";

export const publishingQuotaDocument = z.object({
  /** The channel's id. */
  _id: z.string(),
  used: z.number(),
  total: z.number().nullable(),
  readAt: z.date(),
});

export type PublishingQuotaDocument = z.infer<typeof publishingQuotaDocument>;
