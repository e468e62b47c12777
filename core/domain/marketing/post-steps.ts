export const STEP_NAMES = ["prepare", "process", "publish"] as const;
export type StepName = (typeof STEP_NAMES)[number];
export const STEP_STATES = ["pending", "running", "waiting", "done", "failed"] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface PostStep {
  readonly name: StepName;
  readonly state: StepState;
  readonly at: Date | null;
}

type Steps = readonly PostStep[];

export const UNTOUCHED_STEPS: Steps = STEP_NAMES.map((name) => ({ name, state: "pending", at: null }));

export function marked(steps: Steps, states: Partial<Record<StepName, StepState>>, now: Date): Steps {
  return steps.map((step) => {
    const state = states[step.name];
    return state === undefined || state === step.state ? step : { ...step, state, at: now };
  });
}

/** Marks the step that is under way (or comes next) as waiting or failed. */
export function paused(steps: Steps, state: "waiting" | "failed", now: Date): Steps {
  const current = steps.find((step) => step.state !== "done")?.name;
  return current === undefined ? steps : marked(steps, { [current]: state }, now);
}

/** What is done stays done, the rest is not going to happen for now. */
export function stopped(steps: Steps, now: Date): Steps {
  return steps.map((step) => (step.state === "done" ? step : { ...step, state: "pending", at: now }));
}

/** Share of the three steps that are done, a running one counting half: 0 to 1. */
export function progressOf({ status, steps }: { readonly status: string; readonly steps: Steps }): number {
  if (status === "published") return 1;
  const weight = (state: StepState): number => (state === "done" ? 1 : state === "running" ? 0.5 : 0);
  const sum = steps.reduce((total, step) => total + weight(step.state), 0);
  return Math.round((sum / STEP_NAMES.length) * 100) / 100;
}
