import { describe, expect, it } from "vitest";
import { newPostState } from "@/core/domain/marketing/new-post";
import { NO_PUBLICATION } from "@/core/domain/marketing/publication";
import { later, START } from "./told-events";

const TONIGHT = later(12 * 3_600_000);

describe("a new post", () => {
  it.each([
    ["is due at once", "queued", null, START, START],
    ["is due at its time", "scheduled", TONIGHT, TONIGHT, TONIGHT],
    ["is never due as a draft, but keeps its time", "draft", TONIGHT, null, TONIGHT],
    ["is wanted now as a draft without a time", "draft", null, null, START],
  ] as const)("%s", (_, status, scheduledAt, nextAttemptAt, wantedAt) => {
    expect(newPostState({ status, scheduledAt }, START)).toMatchObject({
      status,
      scheduledAt,
      nextAttemptAt,
      wantedAt,
    });
  });

  it("is untouched by any worker", () => {
    const state = newPostState({ status: "queued", scheduledAt: null }, START);
    expect(state).toMatchObject({
      attempts: 0,
      retries: 0,
      revision: 0,
      publication: NO_PUBLICATION,
      metrics: [],
    });
    expect(state).toMatchObject({ createdAt: START, updatedAt: START, failure: null, publishedAt: null });
  });
});
