import { describe, expect, it } from "vitest";
import { NO_COMMENT_YET } from "@/core/domain/marketing/live-upkeep";
import {
  afterMiss,
  FRESH_FOR_MS,
  listedSince,
  MISSING_FOR_MS,
  mayBeGone,
} from "@/core/domain/marketing/presence";
import { NO_PUBLICATION } from "@/core/domain/marketing/publication";
import { anUpkeep } from "@/tests/builders/a-post";
import { DAY, later, START } from "./told-events";

describe("a live post that the platform does not know", () => {
  it.each([
    [FRESH_FOR_MS - 1, false],
    [FRESH_FOR_MS, true],
  ])("%i ms after going live may be gone: %s", (age, expected) => {
    expect(mayBeGone({ publishedAt: START }, later(age))).toBe(expected);
    expect(mayBeGone({ publishedAt: null }, later(age))).toBe(false);
  });

  it("is looked for again ten minutes later, or in its next round where that is sooner", () => {
    const at = (metricsDueAt: Date | null) => afterMiss(anUpkeep({ metricsDueAt }), START);
    const again = later(MISSING_FOR_MS);
    expect(at(null)).toMatchObject({ missingSince: START, goneAt: null, metricsDueAt: again });
    expect(at(later(3 * DAY)).metricsDueAt).toEqual(again);
    expect(at(later(60_000)).metricsDueAt).toEqual(later(60_000));
    expect(at(START).metricsDueAt).toEqual(again);
  });

  it("is gone at the second look, unless that came too soon", () => {
    const missed = anUpkeep({ missingSince: START, linkDueAt: START, comment: NO_COMMENT_YET });
    expect(afterMiss(missed, later(MISSING_FOR_MS - 1))).toMatchObject({ goneAt: null, missingSince: START });
    expect(afterMiss(missed, later(MISSING_FOR_MS))).toMatchObject({
      goneAt: later(MISSING_FOR_MS),
      linkDueAt: null,
      metricsDueAt: null,
      comment: { state: "failed", failure: { reason: "post_gone" }, dueAt: null },
    });
  });

  it("keeps a comment that was written", () => {
    const comment = { ...NO_COMMENT_YET, state: "posted" as const, commentId: "1" };
    const gone = afterMiss(anUpkeep({ missingSince: START, comment }), later(DAY));
    expect(gone.comment).toEqual(comment);
  });
});

describe("the list of a post that may be gone", () => {
  it("is read from a day before its first send on, or before it was known to be live", () => {
    const sent = { ...NO_PUBLICATION, firstSentAt: START };
    expect(listedSince({ publication: sent, publishedAt: later(DAY) })).toEqual(later(-DAY));
    expect(listedSince({ publication: NO_PUBLICATION, publishedAt: START })).toEqual(later(-DAY));
  });
});
