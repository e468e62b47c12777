import { describe, expect, it } from "vitest";
import {
  type FirstComment,
  NO_COMMENT_YET,
  NO_UPKEEP,
  upkeepDueAt,
} from "@/core/domain/marketing/live-upkeep";
import { upkeepAfter, upkeepFromNow } from "@/core/domain/marketing/live-upkeep-machine";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import { aFailure, anUpkeep } from "@/tests/builders/a-post";
import { later, START } from "./told-events";

const SOON = later(1000);
const failure = aFailure();
const sent: FirstComment = { ...NO_COMMENT_YET, sentAt: START, sends: 1, dueAt: START };

function commentAfter(comment: FirstComment, event: UpkeepEvent): FirstComment | null {
  return upkeepAfter(anUpkeep({ comment }), event, SOON).comment;
}

describe("what is to be done for a post that has just gone live", () => {
  it("is its link, its first comment and its numbers", () => {
    expect(upkeepFromNow({ firstComment: "And the recipe" }, START)).toEqual({
      linkLooks: 0,
      linkDueAt: START,
      comment: { ...NO_COMMENT_YET, dueAt: START },
      metricsRounds: 0,
      metricsDueAt: later(15 * 60_000),
      missingSince: null,
      goneAt: null,
    });
  });

  it("is no comment where none was asked for", () => {
    expect(upkeepFromNow({ firstComment: null }, START).comment).toBeNull();
  });
});

describe("when something is due", () => {
  it("is the earliest of all", () => {
    const comment = { ...sent, dueAt: later(2000) };
    const upkeep = anUpkeep({ linkDueAt: later(3000), comment, metricsDueAt: later(4000) });
    expect(upkeepDueAt(upkeep)).toEqual(later(2000));
    expect(upkeepDueAt({ ...upkeep, comment: { ...comment, dueAt: null } })).toEqual(later(3000));
    expect(upkeepDueAt({ ...upkeep, linkDueAt: null, comment: null })).toEqual(later(4000));
  });

  it("is never where nothing is left", () => {
    expect([NO_UPKEEP, anUpkeep({ comment: NO_COMMENT_YET })].map(upkeepDueAt)).toEqual([null, null]);
  });
});

describe("looks at the link and rounds of numbers", () => {
  it("are counted, until there is no next one", () => {
    const looked = { type: "link_looked_up", platformPostId: null, permalink: null } as const;
    const once = upkeepAfter(NO_UPKEEP, { ...looked, again: SOON }, START);
    const twice = upkeepAfter(once, { ...looked, again: null }, START);
    expect([once, twice]).toMatchObject([
      { linkLooks: 1, linkDueAt: SOON },
      { linkLooks: 2, linkDueAt: null },
    ]);
    const counted = upkeepAfter(twice, { type: "metrics_round_done", again: SOON }, START);
    expect(counted).toEqual({ ...twice, metricsRounds: 1, metricsDueAt: SOON });
  });
});

describe("a first comment", () => {
  it("is intended before it is sent, and stays due until there is an answer", () => {
    const seenBefore = { ...NO_COMMENT_YET, unseenSince: START, sends: 1 };
    expect(commentAfter(seenBefore, { type: "comment_intended" })).toMatchObject({
      state: "pending",
      sentAt: SOON,
      unseenSince: null,
      sends: 2,
      dueAt: SOON,
    });
  });

  it("is over once it is written", () => {
    expect(commentAfter({ ...sent, failure }, { type: "comment_posted", commentId: "178" })).toEqual({
      ...sent,
      state: "posted",
      commentId: "178",
      failure: null,
      dueAt: null,
    });
  });

  it("is looked for after an unclear answer, which counts as a failure in a row", () => {
    expect(commentAfter(sent, { type: "comment_unclear", failure, at: later(9000) })).toEqual({
      ...sent,
      retries: 1,
      failure,
      dueAt: later(9000),
    });
  });

  it("is unseen since the first look that did not show it", () => {
    const once = commentAfter(sent, { type: "comment_unseen", at: later(9000) });
    expect(once).toEqual({ ...sent, unseenSince: SOON, dueAt: later(9000) });
    const twice = commentAfter({ ...sent, unseenSince: START }, { type: "comment_unseen", at: later(9000) });
    expect(twice?.unseenSince).toEqual(START);
  });

  it("that was refused waits, and the send does not count", () => {
    const waits: UpkeepEvent = { type: "comment_waits", failure, until: later(9000) };
    expect(commentAfter({ ...sent, unseenSince: START, retries: 2 }, waits)).toEqual({
      ...sent,
      sentAt: null,
      unseenSince: null,
      sends: 0,
      retries: 3,
      failure,
      dueAt: later(9000),
    });
    expect(commentAfter({ ...NO_COMMENT_YET, sends: 2 }, waits)?.sends).toBe(2);
    expect(commentAfter({ ...sent, sends: 0 }, waits)?.sends).toBe(0);
  });

  it("is held without a time where only a person can help", () => {
    expect(commentAfter(sent, { type: "comment_waits", failure, until: null })?.dueAt).toBeNull();
  });

  it("is over once it failed, with the reason", () => {
    expect(commentAfter(sent, { type: "comment_failed", failure })).toEqual({
      ...sent,
      state: "failed",
      failure,
      dueAt: null,
    });
  });

  it("that nobody asked for stays nothing", () => {
    expect(upkeepAfter(NO_UPKEEP, { type: "comment_intended" }, SOON)).toEqual(NO_UPKEEP);
  });
});
