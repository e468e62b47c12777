import { describe, expect, it } from "vitest";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import { aFailure, aPost } from "@/tests/builders/a-post";
import { arrivedBy, PREPARED, SENT, SOON, statesOf, UNCLEAR } from "./post-stories";
import { START } from "./told-events";

const failure = aFailure();

describe("a post that stops", () => {
  it("waits with its reason, and each further wait in a row counts", () => {
    const wait: PostEvent = { type: "wait", until: SOON, failure };
    expect(arrivedBy([...PREPARED, wait])).toMatchObject({
      status: "queued",
      failure,
      nextAttemptAt: SOON,
      retries: 1,
    });
    expect(arrivedBy([...PREPARED, wait, wait, wait]).retries).toBe(3);
    expect(arrivedBy([wait, wait, ...PREPARED]).retries).toBe(0);
  });

  it("marks the step that waits or failed", () => {
    const waits = arrivedBy([...PREPARED, { type: "wait", until: SOON, failure }]);
    const failed = arrivedBy([...PREPARED, { type: "failed", failure }]);
    const left = arrivedBy([...SENT, { type: "left_unconfirmed", failure }]);
    expect([waits, failed, left].map(statesOf)).toEqual([
      "done waiting pending",
      "done failed pending",
      "done done waiting",
    ]);
  });

  it("fails, or is left to a person, with the reason and nothing more to do", () => {
    expect(arrivedBy([...SENT, { type: "failed", failure }])).toMatchObject({
      status: "failed",
      failure,
      nextAttemptAt: null,
    });
    expect(arrivedBy([...SENT, { type: "left_unconfirmed", failure }])).toMatchObject({
      status: "unconfirmed",
      failure,
      nextAttemptAt: null,
    });
  });

  it("is kept for a reconnection: in publishing and scheduled where it is, else queued", () => {
    const held: PostEvent = { type: "reconnect_needed", failure, sendRefused: false };
    const scheduled = arrivedBy([held], aPost({ status: "scheduled", scheduledAt: SOON }));
    const kept = [
      scheduled,
      arrivedBy([held]),
      arrivedBy([...PREPARED, held]),
      arrivedBy([...UNCLEAR, held]),
    ];
    expect(kept.map(({ status }) => status)).toEqual(["scheduled", "queued", "queued", "publishing"]);
    for (const post of kept) expect(post).toMatchObject({ nextAttemptAt: null, failure });
  });

  it("forgets a send for a reconnection only where Meta refused it; the time to clear it up begins anew", () => {
    const [kept, refused] = [false, true].map((sendRefused) =>
      arrivedBy([...UNCLEAR, { type: "reconnect_needed", failure, sendRefused }]),
    );
    expect(kept?.publication).toMatchObject({
      sentAt: START,
      sends: 1,
      firstUnclearAt: null,
      unclear: "transient",
    });
    expect(refused?.publication).toMatchObject({ sentAt: null, sends: 0, firstUnclearAt: null });
  });

  it("starts over without its container, and due at once", () => {
    const lost = advance(arrivedBy(UNCLEAR), { type: "container_lost" }, SOON);
    expect(lost).toMatchObject({ status: "queued", nextAttemptAt: SOON });
    expect(lost.publication).toMatchObject({ containerId: null, sentAt: null, sends: 0, rebuilds: 1 });
    expect(lost.publication.firstSentAt).toEqual(START);
    expect(statesOf(lost)).toBe("pending pending pending");
  });
});
