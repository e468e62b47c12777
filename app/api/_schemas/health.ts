import { z } from "zod/v4";

export const liveAnswer = z.object({ status: z.literal("ok") });

export const healthAnswer = z.object({
  status: z.enum(["ok", "unavailable"]),
  database: z.enum(["up", "down"]),
  worker: z.enum(["running", "stale", "absent"]),
  version: z.string(),
});
