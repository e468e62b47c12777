import { z } from "zod/v4";
import { APP_ERROR_CODES } from "@/core/domain/errors";

/** The body of every refusal (contract.md §4). */
export const errorBody = z.object({
  error: z.string(),
  code: z.enum(APP_ERROR_CODES),
  requestId: z.string(),
  issues: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        rule: z.string().optional(),
        limit: z.union([z.number(), z.string()]).optional(),
      }),
    )
    .optional(),
  retryAfterSeconds: z.number().optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;
