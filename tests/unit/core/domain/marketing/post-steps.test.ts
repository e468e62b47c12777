import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as steps from "@/core/domain/marketing/post-steps";
import { later, START } from "./told-events";

const of = (...states: readonly steps.StepState[]): steps.PostStep[] =>
  steps.STEP_NAMES.map((name, index) => ({ name, state: states[index] ?? "pending", at: START }));
const statesOf = (some: readonly steps.PostStep[]): string => some.map(({ state }) => state).join(" ");
const SOON = later(1000);

describe("steps", () => {
  it("begin untouched, in order", () => {
    expect(steps.UNTOUCHED_STEPS).toEqual([
      { name: "prepare", state: "pending", at: null },
      { name: "process", state: "pending", at: null },
      { name: "publish", state: "pending", at: null },
    ]);
  });

  it("keep their time where nothing changes", () => {
    const marked = steps.marked(of("done", "running"), { prepare: "done", process: "done" }, SOON);
    expect(marked.map(({ state, at }) => [state, at])).toEqual([
      ["done", START],
      ["done", SOON],
      ["pending", START],
    ]);
  });

  it.each([
    ["the one under way", of("done", "running"), "done failed pending"],
    ["the next one where none is", of("done", "done"), "done done failed"],
    ["none where all are done", of("done", "done", "done"), "done done done"],
  ])("fail: %s", (_, some, expected) => {
    expect(statesOf(steps.paused(some, "failed", SOON))).toBe(expected);
  });

  it("stop where they are: what is done stays done", () => {
    const stopped = steps.stopped(of("done", "waiting"), SOON);
    expect(statesOf(stopped)).toBe("done pending pending");
    expect(stopped.map(({ at }) => at)).toEqual([START, SOON, SOON]);
  });
});

describe("progress", () => {
  it.each([
    ["queued", of(), 0],
    ["preparing", of("running"), 0.17],
    ["queued", of("waiting"), 0],
    ["processing", of("done", "running"), 0.5],
    ["failed", of("done", "failed"), 0.33],
    ["publishing", of("done", "done", "running"), 0.83],
    ["published", of("done", "done", "done"), 1],
    ["published", of(), 1],
  ])("of a post that is %s, %j: %d", (status, some, expected) => {
    expect(steps.progressOf({ status, steps: some })).toBe(expected);
  });

  it("lies between 0 and 1", () => {
    const aState = fc.constantFrom(...steps.STEP_STATES);
    fc.assert(
      fc.property(aState, aState, aState, (...states) => {
        const progress = steps.progressOf({ status: "queued", steps: of(...states) });
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
      }),
    );
  });
});
