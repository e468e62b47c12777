import { z } from "zod/v4";

export const platformOutcomeDocument = z.object({
  /** The platform's id of the account. */
  _id: z.string(),
  /** When it was last heard of, either way. */
  heardAt: z.date(),
  answeredAt: z.date().optional(),
  outageAt: z.date().optional(),
  outagesSince: z.date().optional(),
  outagesInRow: z.number(),
});

export type PlatformOutcomeDocument = z.infer<typeof platformOutcomeDocument>;
