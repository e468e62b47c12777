import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import type { QuietRead } from "@/core/domain/marketing/publication";
import { aFailure } from "@/tests/builders/a-post";
import { arrivedBy, LIVE, PREPARED, SENT, SOON, statesOf, UNCLEAR } from "./post-stories";
import { later, START } from "./told-events";

const failure = aFailure();

describe("a send", () => {
  it("is intended with its time, and remembers the first through the second", () => {
    const again = advance(arrivedBy(UNCLEAR), { type: "send_intended" }, SOON);
    expect(again.publication).toMatchObject({ sentAt: SOON, firstSentAt: START, sends: 2 });
    expect(again.publication).toMatchObject({ unclear: null, unclearFailure: null, quietSince: null });
  });

  it("keeps the first unclear answer's time and the newest one's meaning", () => {
    const blocked: PostEvent = {
      type: "answer_unclear",
      answer: "action_blocked",
      failure: aFailure({ code: "account_restricted" }),
      at: later(5000),
    };
    const post = advance(arrivedBy(UNCLEAR), blocked, SOON);
    expect(post).toMatchObject({ status: "publishing", nextAttemptAt: later(5000) });
    expect(post.publication).toMatchObject({ firstUnclearAt: START, unclear: "action_blocked" });
    expect(post.publication.unclearFailure?.code).toBe("account_restricted");
  });

  it("counts the quiet time from the first quiet read and forgets it at a read that is not quiet", () => {
    const read = (post: Post, quiet: QuietRead | null, now: Date) =>
      advance(post, { type: "nothing_seen", quiet, at: later(9000) }, now);
    const quiet = read(arrivedBy(UNCLEAR), "finished", START);
    const still = read(quiet, "finished", SOON);
    const loud = read(still, null, SOON);
    expect([quiet, still, loud].map(({ publication }) => publication.quietSince)).toEqual([
      START,
      START,
      null,
    ]);
    expect(loud.nextAttemptAt).toEqual(later(9000));
  });

  it("counts the quiet time anew when a quiet read says something else than the last", () => {
    const read = (post: Post, quiet: QuietRead, now: Date) =>
      advance(post, { type: "nothing_seen", quiet, at: later(9000) }, now);
    const first = read(arrivedBy(UNCLEAR), "finished", START);
    const other = read(first, "unknown", SOON);
    expect(other.publication).toMatchObject({ quietSince: SOON, quietRead: "unknown" });
  });

  it("that was too early goes back to processing, and does not count", () => {
    const early = arrivedBy([...SENT, { type: "send_refused_as_early", at: SOON }]);
    expect(early).toMatchObject({ status: "processing", nextAttemptAt: SOON });
    expect(early.publication).toMatchObject({ sentAt: null, sends: 0, looks: 1, containerId: "17889" });
    expect(statesOf(early)).toBe("done running pending");
  });

  it("that was refused does not count, however often", () => {
    const refused: readonly PostEvent[] = [{ type: "send_intended" }, { type: "wait", until: SOON, failure }];
    const thrice = arrivedBy([...PREPARED, ...refused, ...refused, ...refused]);
    expect(thrice).toMatchObject({
      retries: 3,
      publication: { sends: 0, sentAt: null, containerId: "17889" },
    });
  });

  it("that was answered with an id is live, and its upkeep begins", () => {
    const live = advance(arrivedBy(UNCLEAR), { ...LIVE, permalink: "https://www.instagram.com/p/D/" }, SOON);
    expect(live).toMatchObject({
      status: "published",
      publishedAt: SOON,
      platformPostId: "17990",
      permalink: "https://www.instagram.com/p/D/",
      nextAttemptAt: null,
      failure: null,
    });
    expect(live.upkeep).toMatchObject({ linkDueAt: SOON, metricsDueAt: later(1000 + 15 * 60_000) });
  });

  it.each(["send_refused_as_early", "answer_unclear", "nothing_seen"] as const)(
    "that never was has no %s",
    (type) => {
      const held = arrivedBy([...SENT, { type: "reconnect_needed", failure, sendRefused: true }]);
      const event = { type, at: SOON, answer: "transient", failure, quiet: "finished" } as PostEvent;
      expect(() => advance(held, event, SOON)).toThrow(AppError);
    },
  );
});
