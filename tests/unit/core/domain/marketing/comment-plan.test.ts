import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as plan from "@/core/domain/marketing/comment-plan";
import { type FirstComment, NO_COMMENT_YET } from "@/core/domain/marketing/live-upkeep";
import { DAY, later, START } from "./told-events";

const comment = (over: Partial<FirstComment> = {}): FirstComment => ({
  ...NO_COMMENT_YET,
  sentAt: START,
  sends: 1,
  ...over,
});
const comments = (...texts: string[]): plan.SeenComment[] =>
  texts.map((text, index) => ({ id: `${index}`, text }));

describe("our own among the comments", () => {
  it.each<readonly [string, readonly plan.SeenComment[], string | null]>([
    ["has the same words", comments("Nice!", "The recipe"), "1"],
    ["is the first of several", comments("The recipe", "The recipe"), "0"],
    ["is not one with more words", comments("The recipe!"), null],
    ["is not there in an empty list", [], null],
  ])("%s", (_, list, id) => {
    expect(plan.findOwnComment(list, "The recipe")?.id ?? null).toBe(id);
  });

  it.each([
    ["line ends", "Caf\u00e9\nhere", "Caf\u00e9\r\nhere"],
    ["old line ends", "Caf\u00e9\nhere", "Caf\u00e9\rhere"],
    ["spaces around", "  Caf\u00e9 ", "Caf\u00e9"],
    ["Unicode forms", "Cafe\u0301", "Caf\u00e9"],
  ])("may come back with other %s", (_, ours, theirs) => {
    expect(plan.findOwnComment(comments(theirs), ours)?.id).toBe("0");
    expect(plan.findOwnComment(comments(ours), theirs)?.id).toBe("0");
  });
});

describe("a look that does not show the comment", () => {
  const quiet = comment({ unseenSince: later(2000) });

  it.each<readonly [string, FirstComment, ms: number, plan.CommentVerdict]>([
    ["too early: look again within 20 s", quiet, 0, { kind: "look_again", afterMs: 20_000 }],
    [
      "too early by less: look again when it can be proof",
      quiet,
      60_000,
      { kind: "look_again", afterMs: 5000 },
    ],
    ["too early by a moment: look again then", quiet, 64_999, { kind: "look_again", afterMs: 1 }],
    ["the second of two, late enough: once more", quiet, 65_000, { kind: "send_again" }],
    ["the first, however late: look again", comment(), 3_600_000, { kind: "look_again", afterMs: 5000 }],
    [
      "the same look twice: look again",
      comment({ unseenSince: later(70_000) }),
      70_000,
      { kind: "look_again", afterMs: 5000 },
    ],
    ["sent often enough: give up", { ...quiet, sends: 6 }, 65_000, { kind: "give_up" }],
    [
      "sent twice: once more, but not yet",
      { ...quiet, sends: 2 },
      65_000,
      { kind: "look_again", afterMs: 235_000 },
    ],
    [
      "sent twice, not yet by a moment: look again then",
      { ...quiet, sends: 2 },
      299_999,
      { kind: "look_again", afterMs: 1 },
    ],
    ["sent twice, five minutes ago: once more", { ...quiet, sends: 2 }, 300_000, { kind: "send_again" }],
    [
      "the first one after five minutes: look again",
      comment({ sends: 2 }),
      300_000,
      { kind: "look_again", afterMs: 5000 },
    ],
    ["never sent at all: once more", { ...quiet, sentAt: null }, 65_000, { kind: "send_again" }],
  ])("%s", (_, one, ms, verdict) => {
    expect(plan.judgeUnseen(one, later(ms))).toEqual(verdict);
  });

  it("comes ever later after a send, six sends at most", () => {
    const waits = [1, 2, 3, 4, 5].map((sends) => {
      const verdict = plan.judgeUnseen({ ...quiet, sends }, later(65_000));
      return 65_000 + (verdict.kind === "look_again" ? verdict.afterMs : 0);
    });
    expect(waits).toEqual([65_000, 300_000, 900_000, 3_600_000, 14_400_000]);
    const all = waits.reduce((sum, wait) => sum + wait, 0);
    expect(all).toBeLessThan(plan.COMMENT_PATIENCE_MS);
  });

  it("sends nothing again within a minute of the last send, nor after a single look", () => {
    const aMs = fc.integer({ min: 0, max: 20_000_000 });
    fc.assert(
      fc.property(aMs, fc.option(aMs), fc.nat(8), aMs, (sentMs, unseenMs, sends, ms) => {
        const unseenSince = unseenMs === null ? null : later(unseenMs);
        const verdict = plan.judgeUnseen(comment({ sentAt: later(sentMs), unseenSince, sends }), later(ms));
        if (verdict.kind === "look_again") {
          expect(verdict.afterMs).toBeGreaterThan(0);
          return;
        }
        expect(ms - sentMs).toBeGreaterThanOrEqual(60_000);
        expect(unseenMs ?? ms).toBeLessThan(ms);
        expect(verdict.kind).toBe(sends >= 6 ? "give_up" : "send_again");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("patience with a first comment", () => {
  it("ends a day after going live, with a look every five minutes", () => {
    expect([plan.COMMENT_PATIENCE_MS, plan.COMMENT_LOOK_AGAIN_MS]).toEqual([86_400_000, 300_000]);
    const post = { publishedAt: START };
    expect([DAY, DAY + 1].map((ms) => plan.isTooLateToComment(post, later(ms)))).toEqual([false, true]);
    expect(plan.isTooLateToComment({ publishedAt: null }, later(2 * DAY))).toBe(false);
  });
});
