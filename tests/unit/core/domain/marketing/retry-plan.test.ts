import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { APP_ERROR_CODES, AppError } from "@/core/domain/errors";
import { failureFrom } from "@/core/domain/marketing/post-failure";
import * as plan from "@/core/domain/marketing/retry-plan";
import { aFailure, aPost } from "@/tests/builders/a-post";
import { later, START } from "./told-events";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const aFraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("waits of a post that failed several times in a row", () => {
  it("double from 15 s up to 15 minutes", () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 20].map((retries) => plan.retryDelay(retries, 0.5));
    expect(delays).toEqual([15, 30, 60, 120, 240, 480, 900, 900].map((seconds) => seconds * 1000));
  });

  it("are a fifth shorter or longer by chance", () => {
    expect([0, 0.25, 1].map((fraction) => plan.retryDelay(0, fraction))).toEqual([12_000, 13_500, 18_000]);
  });

  it("are whole milliseconds, never shorter than 12 s and never longer than 15 minutes", () => {
    fc.assert(
      fc.property(fc.nat(100_000), aFraction, (retries, fraction) => {
        const delay = plan.retryDelay(retries, fraction);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(12_000);
        expect(delay).toBeLessThanOrEqual(15 * MINUTE);
      }),
    );
  });

  it("are few where waiting seldom helps", () => {
    expect(plan.BRIEF_RETRIES_MS).toEqual([2000, 6000, 15_000]);
    expect(plan.UNKNOWN_ID_RETRIES_MS).toEqual([30_000, 90_000]);
  });

  it("ask for a permalink six times only, ever less often", () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(plan.nextPermalinkDelay)).toEqual([
      1000,
      3000,
      10_000,
      30_000,
      2 * MINUTE,
      10 * MINUTE,
      null,
    ]);
  });

  it("end somewhere: a container's life, a rest, a day", () => {
    const bounds = [
      plan.CONTAINER_LIFE_MS,
      plan.ACTION_BLOCK_PAUSE_MS,
      plan.MISSED_AFTER_MS,
      plan.LONGEST_WAIT_MS,
    ];
    expect(bounds).toEqual([DAY, DAY, DAY, DAY]);
    expect(plan.UNKNOWN_CONTAINER_GRACE_MS).toBe(MINUTE);
    expect([plan.REBUILDS_AFTER_ERROR, plan.REBUILDS_AFTER_EXPIRY]).toEqual([1, 2]);
  });
});

describe("a post whose time has passed", () => {
  const waiting = aPost({
    status: "queued",
    wantedAt: START,
    failure: aFailure({ code: "reconnect_required" }),
  });

  it("is missed a day after its time, where a person had to reconnect", () => {
    expect([DAY, DAY + 1].map((ms) => plan.isMissed(waiting, later(ms)))).toEqual([false, true]);
  });

  it("is missed where nobody took it at its time", () => {
    expect(plan.isMissed(aPost({ status: "scheduled", wantedAt: START }), later(DAY + 1))).toBe(true);
  });

  it("is not missed because Meta let it wait", () => {
    const limited = { ...waiting, failure: aFailure({ code: "rate_limited" }) };
    expect(
      [limited, { ...waiting, failure: null }].map((post) => plan.isMissed(post, later(3 * DAY))),
    ).toEqual([false, false]);
    expect(plan.isLongPast(limited, later(3 * DAY))).toBe(true);
  });
});

describe("what helps", () => {
  it.each([
    ["wait", ["quota_exhausted", "rate_limited"]],
    ["retry", ["not_configured", "platform_unavailable", "unavailable", "internal"]],
    ["reconnect", ["reconnect_required"]],
  ])("is to %s after %s alone", (remedy, codes) => {
    const found = APP_ERROR_CODES.filter((code) => plan.remedyFor(new AppError(code, "words")) === remedy);
    expect(found).toEqual(codes);
  });

  it("is nothing for every other code", () => {
    const remedies = APP_ERROR_CODES.map((code) => plan.remedyFor(new AppError(code, "words")));
    expect(new Set(remedies)).toEqual(new Set(["stop", "reconnect", "wait", "retry"]));
  });

  it("is what the platform's code says, before our own", () => {
    expect(plan.remedyFor(new AppError("media_rejected", "words", { remedy: "rebuild" }))).toBe("rebuild");
  });
});

describe("what is kept of a failure", () => {
  it("is codes, never a text", () => {
    const failure = failureFrom(new AppError("rate_limited", "secret words", { cause: "secret words" }));
    expect(failure).toEqual({ code: "rate_limited", reason: null, scopes: [], retryable: true, item: null });
  });

  it("is the reason, the scopes and the place of the item", () => {
    const details = { reason: "image_ratio", scopes: ["instagram_basic"] } as const;
    expect(failureFrom(new AppError("media_rejected", "words", details), 2)).toEqual({
      code: "media_rejected",
      reason: "image_ratio",
      scopes: ["instagram_basic"],
      retryable: false,
      item: 2,
    });
  });

  it("is worth another try unless the post itself is wrong", () => {
    const hopeless = APP_ERROR_CODES.filter((code) => !failureFrom(new AppError(code, "words")).retryable);
    expect(hopeless).toEqual(["invalid_request", "media_rejected"]);
  });
});
