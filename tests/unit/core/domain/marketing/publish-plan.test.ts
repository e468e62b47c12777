import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APP_ERROR_CODES, AppError } from "@/core/domain/errors";
import { NO_PUBLICATION, type Publication } from "@/core/domain/marketing/post";
import * as plan from "@/core/domain/marketing/publish-plan";
import { aFailure } from "@/tests/builders/a-post";

const SENT = new Date("2026-11-24T09:00:00.000Z");
const later = (ms: number): Date => new Date(SENT.getTime() + ms);
const MINUTE = 60_000;

function sent(over: Partial<Publication> = {}): Publication {
  return {
    ...NO_PUBLICATION,
    containerId: "17889",
    containerCreatedAt: SENT,
    sentAt: SENT,
    firstSentAt: SENT,
    firstUnclearAt: later(1000),
    unclear: "transient",
    unclearFailure: aFailure(),
    sends: 1,
    ...over,
  };
}

const MATCH = { mediaId: "17990", permalink: null };
const seen = (
  container: plan.Evidence["container"],
  match: plan.Evidence["match"] = null,
): plan.Evidence => ({
  container,
  match,
});
const unlisted = (container: plan.Evidence["container"]): plan.Evidence => ({ container, match: undefined });
const quiet = (over: Partial<Publication> = {}) => sent({ quietSince: later(2000), ...over });

describe("contract.md §6 rule 2, row by row", () => {
  it.each<[string, Publication, plan.Evidence, number, Partial<plan.Verdict>]>([
    ["a match is live", sent(), seen("finished", MATCH), 1000, { kind: "published", ...MATCH }],
    [
      "a match is live where the container cannot be read",
      sent(),
      seen("unreadable", MATCH),
      1000,
      { kind: "published" },
    ],
    ["PUBLISHED waits for the list to tell the id", sent(), seen("published"), 5000, { kind: "look_again" }],
    ["PUBLISHED is live, id or not", sent(), seen("published"), 66_000, { kind: "published", mediaId: null }],
    [
      "PUBLISHED is live even if the list cannot be read",
      sent(),
      unlisted("published"),
      66_000,
      { kind: "published" },
    ],
    ["one FINISHED is half a proof", sent(), seen("finished"), 66_000, { kind: "look_again", quiet: true }],
    [
      "two FINISHED too early prove nothing",
      quiet(),
      seen("finished"),
      59_000,
      { kind: "look_again", quiet: true },
    ],
    ["two FINISHED, the second late: once more", quiet(), seen("finished"), 66_000, { kind: "send_again" }],
    [
      "after a permanent code: failed",
      quiet({ unclear: "permanent" }),
      seen("finished"),
      66_000,
      { kind: "failed", pauseAccount: false },
    ],
    [
      "after an action block: failed, and the account rests",
      quiet({ unclear: "action_blocked" }),
      seen("finished"),
      66_000,
      { kind: "failed", pauseAccount: true },
    ],
    ["ERROR: a new container", sent(), seen("error"), 66_000, { kind: "new_container" }],
    ["EXPIRED: a new container", sent(), seen("expired"), 66_000, { kind: "new_container" }],
    ["ERROR too early: look again", sent(), seen("error"), 30_000, { kind: "look_again", quiet: false }],
    [
      "ERROR after a permanent code: failed",
      sent({ unclear: "permanent" }),
      seen("error"),
      66_000,
      { kind: "failed" },
    ],
    [
      "unknown twice after 24: a new container",
      quiet({ unclear: "unknown_creation" }),
      seen("unknown"),
      66_000,
      { kind: "new_container" },
    ],
    [
      "unknown after anything else: look again",
      quiet(),
      seen("unknown"),
      66_000,
      { kind: "look_again", quiet: false },
    ],
    [
      "no list: look again, never quiet",
      quiet(),
      unlisted("finished"),
      66_000,
      { kind: "look_again", quiet: false },
    ],
    ["ten minutes of nothing: a person", sent(), seen("unreadable"), 11 * MINUTE, { kind: "unconfirmed" }],
    [
      "ten minutes without a list: a person",
      quiet(),
      unlisted("finished"),
      11 * MINUTE,
      { kind: "unconfirmed" },
    ],
    ["ten minutes in progress: a person", sent(), seen("in_progress"), 11 * MINUTE, { kind: "unconfirmed" }],
    [
      "hours later, a first FINISHED still gets its second",
      sent(),
      seen("finished"),
      180 * MINUTE,
      { kind: "look_again", quiet: true },
    ],
    [
      "sent often enough: failed",
      quiet({ sends: plan.MAX_SENDS }),
      seen("finished"),
      66_000,
      { kind: "failed" },
    ],
    [
      "rebuilt often enough: failed",
      sent({ rebuilds: plan.MAX_REBUILDS }),
      seen("error"),
      66_000,
      { kind: "failed" },
    ],
  ])("%s", (_, publication, evidence, ms, verdict) => {
    expect(plan.judge(publication, evidence, later(ms))).toMatchObject(verdict);
  });

  const anyPublication = fc.record({
    unclear: fc.constantFrom(
      "transient",
      "permanent",
      "action_blocked",
      "unknown_creation",
    ) satisfies fc.Arbitrary<Publication["unclear"]>,
    quietSince: fc.option(fc.integer({ min: 0, max: 900_000 }).map(later)),
    sends: fc.integer({ min: 1, max: 6 }),
    rebuilds: fc.integer({ min: 0, max: 4 }),
  });
  const anyEvidence = fc.record({
    container: fc.constantFrom<plan.Evidence["container"][]>(
      "in_progress",
      "finished",
      "published",
      "expired",
      "error",
      "unknown",
      "unreadable",
    ),
    match: fc.constantFrom<plan.Evidence["match"][]>(null, undefined, MATCH),
  });
  const anyTime = fc.integer({ min: 0, max: 900_000 });

  it("never sends again within a minute, on PUBLISHED, on a match, without a list or after a permanent code", () => {
    fc.assert(
      fc.property(anyPublication, anyEvidence, anyTime, (over, evidence, ms) => {
        const { kind } = plan.judge(sent(over), evidence, later(ms));
        if (kind !== "send_again" && kind !== "new_container") return;
        expect(ms).toBeGreaterThanOrEqual(MINUTE);
        expect(evidence.container).not.toBe("published");
        expect(evidence.match).toBeNull();
        expect(over.unclear).not.toBe("permanent");
        expect(over.unclear).not.toBe("action_blocked");
        if (kind === "send_again") expect(over.quietSince?.getTime()).toBeLessThan(later(ms).getTime());
      }),
      { numRuns: 20_000 },
    );
  });

  it("never calls a post failed that a match or the container shows live", () => {
    fc.assert(
      fc.property(anyPublication, anyEvidence, anyTime, (over, evidence, ms) => {
        const verdict = plan.judge(sent(over), evidence, later(ms));
        if (evidence.match || evidence.container === "published")
          expect(["published", "look_again"]).toContain(verdict.kind);
      }),
    );
  });

  it("looks again soon, and at the end of the quiet period exactly", () => {
    fc.assert(
      fc.property(anyPublication, anyEvidence, anyTime, (over, evidence, ms) => {
        const verdict = plan.judge(sent(over), evidence, later(ms));
        if (verdict.kind !== "look_again") return;
        expect(verdict.afterMs).toBeGreaterThanOrEqual(1000);
        expect(verdict.afterMs).toBeLessThanOrEqual(15_000);
        if (ms < plan.QUIET_PERIOD_MS - 1000)
          expect(ms + verdict.afterMs).toBeLessThanOrEqual(plan.QUIET_PERIOD_MS);
      }),
    );
  });
});

describe("waits", () => {
  it("look at a fresh container at once, then ever less often, never less than twice a minute", () => {
    expect(plan.nextLookDelay(0, 0)).toBe(0);
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(86_400_000), (looks, elapsed) => {
        const delay = plan.nextLookDelay(looks, elapsed);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(30_000);
        if (looks > 6) expect(delay).toBeGreaterThanOrEqual(1000);
      }),
    );
  });

  it("double from 15 s, with a fifth of jitter, up to 15 minutes", () => {
    expect([0, 1, 2, 3].map((retries) => plan.retryDelay(retries, 0.5))).toEqual([
      15_000, 30_000, 60_000, 120_000,
    ]);
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (retries, fraction) => {
          const delay = plan.retryDelay(retries, fraction);
          expect(delay).toBeGreaterThanOrEqual(12_000);
          expect(delay).toBeLessThanOrEqual(15 * MINUTE);
        },
      ),
    );
  });

  it("ask for a permalink a few times only", () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 7].map(plan.nextPermalinkDelay);
    expect(delays.indexOf(null)).toBe(6);
  });
});

describe("what helps", () => {
  it("is known for every code", () => {
    for (const code of APP_ERROR_CODES)
      expect(plan.remedyFor(new AppError(code, "words"))).toEqual(expect.any(String));
  });

  it("is what the platform's code says, before our own", () => {
    expect(plan.remedyFor(new AppError("media_rejected", "words", { remedy: "rebuild" }))).toBe("rebuild");
  });

  it("keeps codes with a post, never a text", () => {
    const failure = plan.failureFrom(new AppError("rate_limited", "secret words", { cause: "secret words" }));
    expect(failure).toEqual({ code: "rate_limited", reason: null, scopes: [], retryable: true });
  });
});
