import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import timersPromises from "node:timers/promises";
import type { WorkerPlan } from "./worker-plan";

const realTimeout = globalThis.setTimeout;

/** What a clock shows that ran `speed` times too fast since `epoch`. */
export function bentNow({ epoch, speed }: Pick<WorkerPlan, "epoch" | "speed">, real: number): number {
  return Math.round(epoch + (real - epoch) * speed);
}

/** From now on this process lives `speed` times faster: its dates, its waits and its requests' timeouts. */
export function bendTime(plan: WorkerPlan): void {
  const { speed } = plan;
  const { timeout } = AbortSignal;
  const realWait = timersPromises.setTimeout;
  bendDate(plan);
  AbortSignal.timeout = (ms) => timeout.call(AbortSignal, Math.ceil(ms / speed));
  timersPromises.setTimeout = (ms = 0, value, options) => realWait(ms / speed, value, options);
  bendTimeout(globalThis, speed);
  if (plan.isDriverBent) bendTimeout(timers, speed);
  syncBuiltinESMExports();
}

function bendDate(plan: WorkerPlan): void {
  const realNow = Date.now;
  const now = () => bentNow(plan, realNow());
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
  });
}

function bendTimeout(holder: object, speed: number): void {
  const bent = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    realTimeout(callback, ms / speed, ...args);
  Reflect.set(holder, "setTimeout", bent);
}

/** A wait that nothing bends. */
export function realSleep(ms: number): Promise<void> {
  return new Promise((resolve) => realTimeout(resolve, ms));
}
