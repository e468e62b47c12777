import { z } from "zod/v4";
import { APP_ERROR_CODES, FAILURE_REASONS } from "@/core/domain/errors";
import { NO_UPKEEP } from "@/core/domain/marketing/live-upkeep";
import { METRIC_NAMES } from "@/core/domain/marketing/post-metrics";
import { STEP_NAMES, STEP_STATES } from "@/core/domain/marketing/post-steps";
import { UNCLEAR_ANSWERS } from "@/core/domain/marketing/publication";

const instant = z.date().nullable();

const failure = z.object({
  code: z.enum(APP_ERROR_CODES),
  /** The code says enough where another version knows a reason that this one does not. */
  reason: z.enum(FAILURE_REASONS).nullable().catch(null),
  scopes: z.array(z.string()).readonly(),
  retryable: z.boolean(),
  item: z.number().nullable().default(null),
});

const step = z.object({ name: z.enum(STEP_NAMES), state: z.enum(STEP_STATES), at: instant });

const child = z.object({
  containerId: z.string().nullable(),
  isReady: z.boolean(),
  rebuilds: z.number(),
});

const publication = z.object({
  children: z.array(child).readonly().default([]),
  containerId: z.string().nullable(),
  containerCreatedAt: instant,
  looks: z.number(),
  sentAt: instant,
  firstSentAt: instant,
  clockAheadMs: z.number().nullable().default(null),
  firstUnclearAt: instant,
  unclear: z.enum(UNCLEAR_ANSWERS).nullable(),
  unclearFailure: failure.nullable(),
  quietSince: instant,
  quietRead: z.enum(["finished", "unknown"]).nullable().default(null),
  quickRetries: z.number().default(0),
  rebuilds: z.number(),
  sends: z.number(),
  isRecheckDue: z.boolean().default(false),
});

const firstComment = z.object({
  state: z.enum(["pending", "posted", "failed"]),
  commentId: z.string().nullable(),
  sentAt: instant,
  unseenSince: instant,
  sends: z.number(),
  retries: z.number(),
  failure: failure.nullable(),
  dueAt: instant,
});

const upkeep = z.object({
  linkLooks: z.number(),
  linkDueAt: instant,
  comment: firstComment.nullable(),
  metricsRounds: z.number(),
  metricsDueAt: instant,
  missingSince: instant.default(null),
  goneAt: instant.default(null),
});

const snapshot = z.object({
  collectedAt: z.date(),
  metrics: z.preprocess(
    knownMetrics,
    z.record(z.enum(METRIC_NAMES), z.number().nullable().default(null).catch(null)),
  ),
});

/** Another version may collect more. */
function knownMetrics(found: unknown): unknown {
  if (typeof found !== "object" || found === null) return found;
  return Object.fromEntries(METRIC_NAMES.map((name) => [name, Reflect.get(found, name)]));
}

/** Snapshots that cannot be read are passed over: a post is more than its numbers, and nothing writes them back. */
const history = z
  .array(z.unknown())
  .default([])
  .transform((found) => found.flatMap((one) => snapshot.safeParse(one).data ?? []))
  .readonly();

/** What happened to the post since; defaults stand for what the first version did not keep. */
export const progressFields = {
  steps: z.array(step).readonly(),
  failure: failure.nullable(),
  publication,
  upkeep: upkeep.default(NO_UPKEEP),
  metrics: history,
};
