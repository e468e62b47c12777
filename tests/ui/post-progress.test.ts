import { describe, expect, it } from "vitest";
import { metricText } from "@/app/crm/social/posts/[postId]/metrics-words";
import { outcomeOf } from "@/app/crm/social/posts/[postId]/outcome-words";
import { isWorthWatching, nextLookMs } from "@/app/crm/social/posts/[postId]/poll-schedule";
import { currentStep, progressAnnouncement } from "@/app/crm/social/posts/[postId]/step-words";

const calm = { nextAttemptAt: null, scheduledAt: null };
const dead = { code: "reconnect_required" as const, message: "Reconnect the account.", retryable: true };

describe("looking after a post", () => {
  it("starts at half a second and grows to five", () => {
    expect(nextLookMs(0)).toBe(500);
    expect(nextLookMs(3)).toBeGreaterThan(nextLookMs(2));
    expect(nextLookMs(50)).toBe(5_000);
  });

  it.each([
    ["queued", null, 0, true],
    ["publishing", null, 0, true],
    ["published", null, 1_000, true],
    ["published", null, 60_000, false],
    ["published", "https://www.instagram.com/p/x/", 0, false],
    ["failed", null, 0, false],
    ["unconfirmed", null, 0, false],
    ["draft", null, 0, false],
  ] as const)("%s with link %j after %i ms: %j", (status, permalink, sinceEnd, expected) => {
    expect(isWorthWatching({ status, permalink }, sinceEnd)).toBe(expected);
  });
});

describe("outcomeOf", () => {
  it("has nothing to add while all goes well", () => {
    expect(outcomeOf({ ...calm, status: "processing" })).toBeNull();
    expect(outcomeOf({ ...calm, status: "published" })).toBeNull();
  });

  it.each([
    ["failed", dead, "reconnect"],
    ["failed", { ...dead, code: "media_rejected" as const, retryable: false }, "write_new"],
    ["unconfirmed", undefined, "check_on_instagram"],
    ["cancelled", undefined, "write_new"],
    ["queued", dead, "reconnect"],
  ] as const)("leads on after %s", (status, error, next) => {
    expect(outcomeOf({ ...calm, status, ...(error ? { error } : {}) })?.next).toBe(next);
  });

  it("says until when a post waits", () => {
    const error = { code: "quota_exhausted" as const, message: "Wait.", retryable: true };
    const nextAttemptAt = "2026-11-25T00:00:00.000Z";
    expect(outcomeOf({ status: "queued", error, nextAttemptAt, scheduledAt: null })).toMatchObject({
      next: "none",
      waitsUntil: nextAttemptAt,
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

describe("metricText", () => {
  it("never shows the unknown as 0", () => {
    expect(metricText(null)).toBe("Not yet");
    expect(metricText(0)).toBe("0");
    expect(metricText(12345)).toBe("12,345");
  });
});
