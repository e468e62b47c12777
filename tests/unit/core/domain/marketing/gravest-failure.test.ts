import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError, type Remedy } from "@/core/domain/errors";
import { gravest } from "@/core/domain/marketing/gravest-failure";

/** Most grave first. */
const ORDER: readonly Remedy[] = [
  "reconnect",
  "pause_account",
  "stop",
  "rebuild",
  "retry_then_rebuild",
  "wait",
  "retry_briefly",
  "retry",
  "look_again",
];
const failed = (remedy: Remedy): PromiseSettledResult<string> => ({
  status: "rejected",
  reason: new AppError("platform_unavailable", remedy, { remedy }),
});
const FINE: PromiseSettledResult<string> = { status: "fulfilled", value: "17889" };

describe("the gravest of several failures", () => {
  it("is nothing where nothing failed", () => {
    expect([[], [FINE, FINE]].map(gravest)).toEqual([null, null]);
  });

  it("keeps the place of its item", () => {
    expect(gravest([FINE, failed("retry"), FINE, failed("stop")])).toMatchObject({
      index: 3,
      error: { message: "stop" },
    });
  });

  it("is the first of two that are as grave", () => {
    expect(gravest([FINE, failed("wait"), failed("wait")])?.index).toBe(1);
  });

  it("is what no waiting mends, in this order, wherever it stands", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ORDER], { minLength: 1 }), (remedies) => {
        const expected = ORDER.find((remedy) => remedies.includes(remedy));
        expect(gravest(remedies.map(failed))?.error).toMatchObject({ message: expected });
      }),
    );
  });

  it("takes an error that is not ours for a hiccup", () => {
    const strange: PromiseSettledResult<string> = {
      status: "rejected",
      reason: new TypeError("fetch failed"),
    };
    expect(gravest([strange, failed("retry_briefly")])?.index).toBe(1);
    expect(gravest([failed("look_again"), strange])?.index).toBe(1);
    expect(gravest([strange, failed("retry")])?.index).toBe(0);
  });
});
