import { z } from "zod/v4";
import { instant } from "@/app/api/_schemas/instant";

export const platformStatusAnswer = z.object({
  instagram: z.enum(["ok", "trouble"]),
  /** When the trouble began; null while there is none. */
  since: instant.nullable(),
});

export type PlatformStatusView = z.infer<typeof platformStatusAnswer>;
