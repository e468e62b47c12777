import { describe, expect, it } from "vitest";
import { currentStep, progressAnnouncement } from "@/app/crm/social/posts/[postId]/step-words";
import {
  CALM_PACE,
  idleMs,
  isWorthStreaming,
  isWorthWatching,
  nextLookMs,
} from "@/app/crm/social/posts/poll-schedule";
import { waitOf } from "@/app/crm/social/posts/wait-words";

const NOW = Date.parse("2026-11-25T12:00:00.000Z");
const inMs = (ms: number) => new Date(NOW + ms).toISOString();
const calm = { nextAttemptAt: null, scheduledAt: null };

describe("looking after a post", () => {
  it("starts at half a second and grows to five", () => {
    expect(nextLookMs(0)).toBe(500);
    expect(nextLookMs(3)).toBeGreaterThan(nextLookMs(2));
    expect(nextLookMs(50)).toBe(5_000);
  });

  it("is calmer for a row in a list", () => {
    expect(nextLookMs(0, CALM_PACE)).toBe(2_000);
    expect(nextLookMs(50, CALM_PACE)).toBe(15_000);
  });

  it("rests while nothing can happen, a minute at most", () => {
    expect(idleMs({ ...calm, status: "scheduled", scheduledAt: inMs(20_000) }, NOW)).toBe(20_000);
    expect(idleMs({ ...calm, status: "scheduled", scheduledAt: inMs(9e9) }, NOW)).toBe(60_000);
    expect(idleMs({ ...calm, status: "queued", nextAttemptAt: inMs(30_000) }, NOW)).toBe(30_000);
    expect(idleMs({ ...calm, status: "queued", nextAttemptAt: inMs(-5) }, NOW)).toBe(0);
    expect(idleMs({ ...calm, status: "processing", nextAttemptAt: inMs(30_000) }, NOW)).toBe(0);
  });

  it("keeps no connection open for a post that only waits for its day", () => {
    expect(isWorthStreaming({ ...calm, status: "scheduled", scheduledAt: inMs(9e9) }, NOW)).toBe(false);
    expect(isWorthStreaming({ ...calm, status: "scheduled", scheduledAt: inMs(5_000) }, NOW)).toBe(true);
    expect(isWorthStreaming({ ...calm, status: "processing" }, NOW)).toBe(true);
    expect(isWorthStreaming({ ...calm, status: "draft" }, NOW)).toBe(false);
    expect(isWorthStreaming({ ...calm, status: "published" }, NOW)).toBe(false);
  });

  it.each([
    ["queued", null, null, 0, true],
    ["publishing", null, null, 0, true],
    ["published", null, null, 1_000, true],
    ["published", null, null, 60_000, false],
    ["published", "https://www.instagram.com/p/x/", null, 0, false],
    ["published", "https://www.instagram.com/p/x/", "pending", 0, true],
    ["published", "https://www.instagram.com/p/x/", "posted", 0, false],
    ["failed", null, null, 0, false],
    ["unconfirmed", null, null, 0, false],
    ["draft", null, null, 0, false],
  ] as const)(
    "%s with link %j and comment %j after %i ms: %j",
    (status, permalink, firstCommentState, sinceEnd, expected) => {
      expect(isWorthWatching({ status, permalink, firstCommentState }, sinceEnd)).toBe(expected);
    },
  );
});

describe("what a post waits for", () => {
  const nextAttemptAt = inMs(600_000);
  const waiting = (
    code: "rate_limited" | "quota_exhausted" | "platform_unavailable" | "reconnect_required",
  ) => ({
    status: "queued" as const,
    nextAttemptAt,
    scheduledAt: null,
    error: { code, message: "…", retryable: true },
  });

  it.each([
    ["rate_limited", /fewer requests/],
    ["quota_exhausted", /daily publishing quota/],
    ["platform_unavailable", /answers properly/],
  ] as const)("after %s, and until when", (code, words) => {
    expect(waitOf(waiting(code), null)).toMatchObject({
      for: expect.stringMatching(words),
      until: nextAttemptAt,
    });
  });

  it("is the end of the account's rest", () => {
    const rest = inMs(80_000_000);
    expect(waitOf(waiting("rate_limited"), rest)).toMatchObject({
      for: expect.stringMatching(/rests/),
      until: rest,
    });
  });

  it("is a person, without a time, where the account has to be reconnected", () => {
    expect(waitOf(waiting("reconnect_required"), null)).toMatchObject({
      for: expect.stringMatching(/reconnected/),
      until: null,
    });
  });

  it("is nothing for a draft, a post under way and one that has ended", () => {
    for (const status of ["draft", "processing", "published", "failed"] as const)
      expect(waitOf({ ...calm, status }, null)).toBeNull();
  });

  it("is its turn, or its time", () => {
    expect(waitOf({ ...calm, status: "queued" }, null)).toEqual({ for: "Waits for its turn", until: null });
    const scheduledAt = inMs(80_000_000);
    expect(waitOf({ ...calm, status: "scheduled", scheduledAt }, null)).toEqual({
      for: "Waits for its time",
      until: scheduledAt,
    });
  });
});

describe("the steps", () => {
  const steps = [
    { name: "prepare" as const, state: "done" as const, at: null },
    { name: "process" as const, state: "running" as const, at: null },
    { name: "publish" as const, state: "pending" as const, at: null },
  ];

  it("mark the first that is not done", () => {
    expect(currentStep({ status: "processing", steps })).toBe("process");
    expect(currentStep({ status: "cancelled", steps })).toBeNull();
  });

  it("are announced by word and share", () => {
    expect(progressAnnouncement({ status: "processing", progress: 0.5 })).toBe("Processing, 50 percent");
  });
});
