import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { POST_STATUSES } from "@/core/domain/marketing/post";
import { NO_PUBLICATION } from "@/core/domain/marketing/publication";
import { problemsOf } from "./post-invariants";
import { problemsBetween } from "./post-invariants-over-time";
import { aBeginning, aStory, isCausedBySomebody, tried, walk, woken } from "./post-walk";
import { anySend } from "./sent-publications";
import { aTold, EVENT_TYPES, eventOf, later } from "./told-events";

/** Later than any story ends. */
const AFTERWARDS = later(200 * 86_400_000);

describe("a post, however events follow one another", () => {
  it("stays consistent, and each change is one that the event may make", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(aBeginning, aStory, (beginning, story) => {
        walk(beginning, story, (before, event, after, now) => {
          expect(problemsOf(after)).toEqual([]);
          expect(problemsBetween(before, event, after, now)).toEqual([]);
          seen.add(event.type).add(after.status);
        });
      }),
      { numRuns: 1500, seed: 20261124 },
    );
    // The stories were long enough to see everything happen.
    expect([...EVENT_TYPES, ...POST_STATUSES].filter((name) => !seen.has(name))).toEqual([]);
  });

  it("answers every event with a consistent post or a conflict, and is not changed itself", () => {
    fc.assert(
      fc.property(aBeginning, aStory, aTold, (beginning, story, told) => {
        const post = woken(walk(beginning, story), AFTERWARDS);
        const before = structuredClone(post);
        for (const type of EVENT_TYPES.filter((one) => isCausedBySomebody(one, post))) {
          const after = tried(post, eventOf(type, told, post), AFTERWARDS);
          if (after !== null) expect(problemsOf(after)).toEqual([]);
        }
        expect(post).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it("answers every event with a post or a conflict even in states that no story reaches", () => {
    const aStatus = fc.constantFrom(...POST_STATUSES);
    const aPublication = fc.oneof(anySend, fc.constant(NO_PUBLICATION));
    fc.assert(
      fc.property(aBeginning, aStatus, aPublication, aTold, (beginning, status, publication, told) => {
        const post = { ...beginning, status, publication };
        for (const type of EVENT_TYPES) tried(post, eventOf(type, told, post), AFTERWARDS);
      }),
      { numRuns: 300 },
    );
  });

  it("stays cancelled for good", () => {
    fc.assert(
      fc.property(aBeginning, aTold, fc.constantFrom(...EVENT_TYPES), (beginning, told, type) => {
        const post = { ...beginning, status: "cancelled" as const };
        expect(tried(post, eventOf(type, told, post), AFTERWARDS)).toBeNull();
      }),
    );
  });
});
