import { beforeEach, describe, expect, it, vi } from "vitest";
import { runSteps } from "@/scripts/support/run-steps";
import type { TestStep } from "@/scripts/support/test-checks";
import { failedOnce, passedOnce } from "@/scripts/support/test-result";

const DATABASE = { uri: "mongodb://nowhere/", name: "none", dir: null, stop: async () => {} };

/** Steps that end when they are told, and the order in which they began. */
function aRun() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const step = (name: string): TestStep => ({
    name,
    run: async () => {
      begun.push(name);
      await new Promise<void>((end) => ends.set(name, end));
      return passedOnce();
    },
  });
  return { begun, step, end: (name: string) => ends.get(name)?.() };
}

describe("the steps of a run", () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    const heard = vi.spyOn(console, "log").mockImplementation((line) => void said.push(String(line)));
    return () => heard.mockRestore();
  });

  it("run side by side in lanes, one after another in each", async () => {
    const { begun, step, end } = aRun();
    const run = runSteps([[step("build"), step("browser")], [step("lint")]], DATABASE);
    await expect.poll(() => begun).toEqual(["build", "lint"]);
    end("build");
    await expect.poll(() => begun).toEqual(["build", "lint", "browser"]);
    end("browser");
    end("lint");
    expect(await run).toBe(0);
    expect(said.at(-1)).toBe("3 passed, 0 failed, 0 skipped");
  });

  it("go on after a failure, and a step that throws has failed", async () => {
    const thrown = { name: "throws", run: () => Promise.reject(new Error("No browser")) };
    const failed = { name: "fails", run: async () => failedOnce("It is wrong") };
    const last = { name: "last", run: async () => passedOnce() };
    expect(await runSteps([[thrown, failed, last]], DATABASE)).toBe(2);
    expect(said).toEqual(expect.arrayContaining(["No browser", "It is wrong"]));
    expect(said.at(-1)).toBe("1 passed, 2 failed, 0 skipped");
  });
});
