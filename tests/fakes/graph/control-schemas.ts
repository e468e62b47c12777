import { z } from "zod/v4";

export const faultSchema = z.object({
  match: z
    .object({
      method: z.string().optional(),
      path: z.string().optional(),
      pathPattern: z.string().optional(),
      nth: z.number().int().positive().optional(),
    })
    .optional(),
  action: z.enum(["answer", "drop", "apply-then-answer", "apply-then-drop", "slow"]),
  error: z.string().optional(),
  status: z.number().int().optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  ms: z.number().nonnegative().optional(),
  times: z.number().int().positive().optional(),
  name: z.string().optional(),
  get next() {
    return faultSchema.optional();
  },
});

export type SentFault = z.infer<typeof faultSchema>;

export const switchesSchema = z.object({
  ripenMs: z.number().nonnegative().optional(),
  videoRipenMs: z.number().nonnegative().optional(),
  ripenings: z.array(z.number().nonnegative()).optional(),
  failures: z.array(z.number().int()).optional(),
  secondPublishGoesLive: z.boolean().optional(),
  readLagMs: z.number().nonnegative().optional(),
  arriveAfterDeathMs: z.number().nonnegative().optional(),
  insightsDelayMs: z.number().nonnegative().optional(),
  omitExpiresIn: z.boolean().optional(),
  revokeAnswersTrue: z.boolean().optional(),
  omitQuotaConfig: z.boolean().optional(),
  tellsTime: z.boolean().optional(),
  usagePercent: z.number().nonnegative().optional(),
  appUsagePercent: z.number().nonnegative().nullable().optional(),
  regainMinutes: z.number().nonnegative().nullable().optional(),
  retiredMetrics: z.array(z.string()).optional(),
});

export const killSchema = z.object({ subcode: z.number().int(), pageId: z.string().optional() });
export const scopesSchema = z.object({ scopes: z.array(z.string()) });
export const ripeningSchema = z.object({ ms: z.number().nonnegative() });
export const containerErrorSchema = z.object({
  containerId: z.string().optional(),
  subcode: z.number().int(),
});
export const containerReadySchema = z.object({ containerId: z.string(), at: z.number() });
export const quotaSchema = z.object({
  instagramId: z.string(),
  total: z.number().optional(),
  usedElsewhere: z.number().optional(),
  containersUsedElsewhere: z.number().optional(),
});
export const storyViewersSchema = z.object({ mediaId: z.string(), viewers: z.number().nonnegative() });
export const conversionSchema = z.object({ mediaId: z.string(), isOlder: z.boolean().optional() });
export const insightsSchema = z.object({
  mediaId: z.string(),
  numbers: z.record(z.string(), z.number().nullable()),
});
export const linkSchema = z.object({ pageId: z.string(), instagramId: z.string().nullable() });
export const renamePageSchema = z.object({ pageId: z.string(), name: z.string() });
export const accountSchema = z.object({
  instagramId: z.string(),
  username: z.string().optional(),
  name: z.string().optional(),
  picture: z.string().nullable().optional(),
});
export const roleSchema = z.object({ pageId: z.string(), tasks: z.array(z.string()).nullable() });
export const advanceSchema = z.object({ ms: z.number() });
