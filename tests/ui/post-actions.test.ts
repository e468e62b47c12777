import { describe, expect, it } from "vitest";
import { actionsFor } from "@/app/crm/social/posts/[postId]/action-words";
import { outcomeOf } from "@/app/crm/social/posts/[postId]/outcome-words";
import { POST_STATUSES } from "@/core/domain/marketing/post";

const error = { code: "platform_unavailable" as const, message: "No answer.", retryable: true };
const dead = { ...error, code: "reconnect_required" as const };
const wrong = { ...error, code: "media_rejected" as const, retryable: false };
const labels = (post: Parameters<typeof actionsFor>[0]) => actionsFor(post).map(({ label }) => label);

describe("what a person can do about a post", () => {
  it.each([
    ["draft", []],
    ["scheduled", ["Cancel post"]],
    ["queued", ["Cancel post"]],
    ["preparing", ["Cancel post"]],
    ["processing", ["Cancel post"]],
    ["publishing", []],
    ["published", []],
    ["failed", ["Try again"]],
    ["cancelled", []],
    ["unconfirmed", ["It is live", "It is not there, publish again"]],
  ] as const)("that is %s: %j", (status, expected) => {
    expect(labels({ status })).toEqual(expected);
  });

  it("is nothing after a failure that would only repeat itself", () => {
    expect(labels({ status: "failed", error: wrong })).toEqual([]);
    expect(outcomeOf({ status: "failed", error: wrong, nextAttemptAt: null, scheduledAt: null })?.next).toBe(
      "write_new",
    );
  });

  it("is to try again first, unless reconnecting comes first", () => {
    expect(actionsFor({ status: "failed", error })[0]?.tone).toBe("primary");
    expect(actionsFor({ status: "failed", error: dead })[0]?.tone).toBe("secondary");
  });

  it("tells the server whether the post is live", () => {
    expect(actionsFor({ status: "unconfirmed" }).map(({ name, body }) => [name, body])).toEqual([
      ["confirm", { live: true }],
      ["confirm", { live: false }],
    ]);
  });
});

describe("the page of a post", () => {
  it.each(POST_STATUSES)("never leaves a person without a way on: %s", (status) => {
    const outcome = outcomeOf({ status, error, nextAttemptAt: null, scheduledAt: null });
    const isUnderWay = ["draft", "published", "publishing"].includes(status);
    expect(isUnderWay || labels({ status, error }).length > 0 || outcome?.next !== "none").toBe(true);
  });

  it("says that a draft goes nowhere by itself", () => {
    expect(outcomeOf({ status: "draft", nextAttemptAt: null, scheduledAt: null })?.title).toMatch(/draft/);
  });

  it("asks a scheduled post's connection to be mended", () => {
    const scheduledAt = "2026-12-01T09:00:00.000Z";
    expect(outcomeOf({ status: "scheduled", error: dead, nextAttemptAt: null, scheduledAt })).toMatchObject({
      tone: "warning",
      next: "reconnect",
    });
    expect(outcomeOf({ status: "scheduled", nextAttemptAt: scheduledAt, scheduledAt })?.waitsUntil).toBe(
      scheduledAt,
    );
  });
});
