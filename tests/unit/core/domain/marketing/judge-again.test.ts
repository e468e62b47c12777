import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Evidence,
  judgeAgain,
  type SecondLook,
  UNCLEAR_LIMIT_MS,
} from "@/core/domain/marketing/verdict";
import { anyEvidence, anyMs, MATCH, seen, unlisted } from "./sent-publications";
import { later, START } from "./told-events";

const LIVE = { kind: "published", mediaId: null, permalink: null } as const;
const GOOD = { kind: "go_on", isContainerGood: true } as const;
const SPENT = { kind: "go_on", isContainerGood: false } as const;
const CANNOT_TELL = { kind: "cannot_tell" } as const;

describe("the look before a post goes out again because a person said so", () => {
  it.each<readonly [string, Evidence, ms: number, SecondLook]>([
    ["a match is live after all", seen("finished", MATCH), 0, { kind: "published", ...MATCH }],
    ["PUBLISHED is live after all, at once", seen("published"), 0, LIVE],
    ["PUBLISHED is live where the list cannot be read", unlisted("published"), 0, LIVE],
    ["a FINISHED container goes again", seen("finished"), 0, GOOD],
    ["a failed one is made anew", seen("error"), 0, SPENT],
    ["an expired one is made anew", seen("expired"), 0, SPENT],
    ["one that Meta does not know is made anew", seen("unknown"), 0, SPENT],
    ["one that cannot be read tells nothing", seen("unreadable"), 0, CANNOT_TELL],
    ["one in progress tells nothing", seen("in_progress"), 0, CANNOT_TELL],
    ["no list tells nothing", unlisted("finished"), 599_999, CANNOT_TELL],
    ["without a list for ten minutes, FINISHED is believed", unlisted("finished"), 600_000, GOOD],
    ["without a list, nothing else is believed", unlisted("error"), 900_000, CANNOT_TELL],
  ])("%s", (_, evidence, ms, expected) => {
    expect(judgeAgain(evidence, START, later(ms))).toEqual(expected);
  });

  it("never goes on with a match, on PUBLISHED, or with a container that nobody could read", () => {
    fc.assert(
      fc.property(anyEvidence, anyMs, (evidence, ms) => {
        const look = judgeAgain(evidence, START, later(ms));
        if (evidence.match || evidence.container === "published") expect(look.kind).toBe("published");
        else expect(look.kind).not.toBe("published");
        if (look.kind !== "go_on") return;
        expect(["finished", "error", "expired", "unknown"]).toContain(evidence.container);
        expect(look.isContainerGood).toBe(evidence.container === "finished");
        if (evidence.match === undefined)
          expect([look.isContainerGood, ms >= UNCLEAR_LIMIT_MS]).toEqual([true, true]);
      }),
      { numRuns: 2000 },
    );
  });
});
