import { describe, expect, it } from "vitest";
import { inLanes } from "@/scripts/support/in-lanes";
import { joined } from "@/scripts/support/test-result";

describe("jobs in lanes", () => {
  it("runs as many at once as there are lanes, and answers in the order of the jobs", async () => {
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const job = (place: number) => async () => {
      begun.push(place);
      await new Promise<void>((resolve) => {
        ends[place] = resolve;
      });
      return place;
    };
    const answers = inLanes(2, [0, 1, 2, 3].map(job));
    expect(begun).toEqual([0, 1]);
    ends[1]?.();
    await expect.poll(() => begun).toEqual([0, 1, 2]);
    ends[2]?.();
    await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
    ends[0]?.();
    ends[3]?.();
    expect(await answers).toEqual([0, 1, 2, 3]);
  });

  it("fails when one of them does", async () => {
    const broken = async () => {
      throw new Error("This one");
    };
    await expect(inLanes(2, [async () => 1, broken])).rejects.toThrow("This one");
  });
});

describe("several results as one", () => {
  it("adds up, and keeps what was said about failures", () => {
    const good = { passed: 2, failed: 0, skipped: 1, details: "" };
    const bad = { passed: 0, failed: 1, skipped: 0, details: "This one" };
    expect(joined([good, bad, good])).toEqual({ passed: 4, failed: 1, skipped: 2, details: "This one" });
  });
});
