import { z } from "zod/v4";

const actSchema = z.object({
  /** As `POST media_publish` or `write published`. */
  label: z.string(),
  /** Which of the points with this label, from 1. */
  nth: z.number(),
  /** Before it leaves, once it has left, or after its answer came back but before anybody saw it. */
  when: z.enum(["before", "leaving", "after"]),
  deed: z.enum(["die", "pause"]),
});

/** What happens to a worker, and where. */
export type Act = z.infer<typeof actSchema>;

const planSchema = z.object({
  /** When bent time and real time were the same, in milliseconds. */
  epoch: z.number(),
  /** How many times faster than real time. */
  speed: z.number(),
  /** Whether the database driver's own timeouts are bent as well. */
  isDriverBent: z.boolean(),
  act: actSchema.nullable(),
  /** Wrong on purpose: stores nothing of what it is about to publish. The harness has to find it. */
  isForgetful: z.boolean(),
});
export type WorkerPlan = z.infer<typeof planSchema>;

const VARIABLE = "CRASH_PLAN";

export function planVariable(plan: WorkerPlan): Readonly<Record<string, string>> {
  return { [VARIABLE]: JSON.stringify(plan) };
}

export function readWorkerPlan(): WorkerPlan {
  // biome-ignore lint/style/noProcessEnv: this runs before the product, and beside its settings
  return planSchema.parse(JSON.parse(process.env[VARIABLE] ?? "null"));
}
