import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { isTerminal, POST_STATUSES, type Post, progressOf } from "@/core/domain/marketing/post";
import { advance, type PostEvent } from "@/core/domain/marketing/post-machine";
import { queuedState } from "@/core/domain/marketing/queued-post";
import { aFailure, aPost } from "@/tests/builders/a-post";

const START = new Date("2026-11-24T09:00:00.000Z");
const failure = aFailure();

const aDate = fc.integer({ min: 0, max: 3_600_000 }).map((ms) => new Date(START.getTime() + ms));
const anEvent: fc.Arbitrary<PostEvent> = fc.oneof(
  fc.constantFrom<PostEvent>(
    { type: "prepare_started" },
    { type: "container_created", containerId: "17889" },
    { type: "send_intended" },
    { type: "container_lost" },
    { type: "failed", failure },
    { type: "cancelled" },
    { type: "left_unconfirmed", failure },
  ),
  fc.record({ type: fc.constant("look_again" as const), at: aDate }),
  fc.record({ type: fc.constant("send_refused_as_early" as const), at: aDate }),
  fc.record({
    type: fc.constant("answer_unclear" as const),
    answer: fc.constantFrom("transient" as const, "permanent" as const, "action_blocked" as const),
    failure: fc.constant(failure),
    at: aDate,
  }),
  fc.record({ type: fc.constant("nothing_seen" as const), quiet: fc.boolean(), at: aDate }),
  fc.record({
    type: fc.constant("went_live" as const),
    platformPostId: fc.constantFrom(null, "17990"),
    permalink: fc.constantFrom(null, "https://www.instagram.com/p/D/"),
  }),
  fc.record({ type: fc.constant("wait" as const), until: aDate, failure: fc.constant(failure) }),
  fc.record({
    type: fc.constant("reconnect_needed" as const),
    failure: fc.constant(failure),
    sendRefused: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("link_looked_up" as const),
    platformPostId: fc.constantFrom(null, "17990"),
    permalink: fc.constantFrom(null, "https://www.instagram.com/p/D/"),
    again: fc.option(aDate),
  }),
);

/** Null: refused. Anything thrown that is not a conflict is a bug. */
function tried(post: Post, event: PostEvent, now: Date): Post | null {
  try {
    return advance(post, event, now);
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return null;
    throw error;
  }
}

const SENT_OR_AFTER = ["publishing", "published", "failed", "unconfirmed"];

function problemsOf(post: Post): string[] {
  const { status, publication, nextAttemptAt, steps } = post;
  const found: string[] = [];
  const check = (isFine: boolean, problem: string) => isFine || found.push(`${status}: ${problem}`);
  check(!isTerminal(status) || status === "published" || nextAttemptAt === null, "terminal, but due again");
  check(publication.sentAt === null || SENT_OR_AFTER.includes(status), "a send before its time");
  check(publication.sentAt === null || publication.containerId !== null, "a send without a container");
  check(publication.sentAt === null || publication.firstSentAt !== null, "a send that was not the first");
  check(status !== "processing" || publication.containerId !== null, "nothing to process");
  check(publication.firstUnclearAt === null || publication.sentAt !== null, "unclear, but nothing was sent");
  check((publication.unclear === null) === (publication.unclearFailure === null), "half an unclear answer");
  check(publication.quietSince === null || publication.sentAt !== null, "quiet, but nothing was sent");
  check(status !== "published" || steps.every(({ state }) => state === "done"), "published with open steps");
  check(status !== "published" || post.failure === null, "published with a failure");
  check(status !== "failed" || post.failure !== null, "failed without a reason");
  check(progressOf(post) >= 0 && progressOf(post) <= 1, "progress out of bounds");
  check(status === "published" || progressOf(post) < 1, "done before it is published");
  return found;
}

describe("the state machine", () => {
  it("refuses an event, or leaves a consistent post, however events follow one another", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anEvent, fc.integer({ min: 0, max: 60_000 })), { maxLength: 40 }),
        (story) => {
          let post = aPost();
          let now = START;
          for (const [event, ms] of story) {
            now = new Date(now.getTime() + ms);
            const next = tried(post, event, now);
            if (next === null) continue;
            if (event.type === "container_created") expect(post.status).toBe("preparing");
            if (event.type === "send_intended")
              expect(next.publication.sends).toBe(post.publication.sends + 1);
            expect(problemsOf(next)).toEqual([]);
            expect(next.updatedAt).toEqual(now);
            post = next;
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("is total: from any status, any event is refused as a conflict or answered", () => {
    fc.assert(
      fc.property(fc.constantFrom(...POST_STATUSES), anEvent, (status, event) => {
        tried(aPost({ status }), event, START);
      }),
    );
  });

  it("lets nothing happen to a post that is over, except that its link is looked up", () => {
    fc.assert(
      fc.property(fc.constantFrom(...POST_STATUSES.filter(isTerminal)), anEvent, (status, event) => {
        const next = tried(aPost({ status }), event, START);
        if (next !== null) expect([status, event.type]).toEqual(["published", "link_looked_up"]);
      }),
    );
  });

  it("counts the quiet time from the first quiet read and forgets it at a read that is not quiet", () => {
    const sent = advance(
      aPost({ status: "processing", publication: { ...aPost().publication, containerId: "1" } }),
      { type: "send_intended" },
      START,
    );
    const later = new Date(START.getTime() + 1000);
    const quiet = advance(sent, { type: "nothing_seen", quiet: true, at: later }, START);
    const still = advance(quiet, { type: "nothing_seen", quiet: true, at: later }, later);
    const loud = advance(still, { type: "nothing_seen", quiet: false, at: later }, later);
    expect([quiet, still, loud].map(({ publication }) => publication.quietSince)).toEqual([
      START,
      START,
      null,
    ]);
  });

  it("remembers the first send through a second one, and forgets it with the container", () => {
    const publication = {
      ...aPost().publication,
      containerId: "1",
      sentAt: START,
      firstSentAt: START,
      sends: 1,
    };
    const later = new Date(START.getTime() + 70_000);
    const again = advance(aPost({ status: "publishing", publication }), { type: "send_intended" }, later);
    expect(again.publication).toMatchObject({ sentAt: later, firstSentAt: START, sends: 2, unclear: null });
    const lost = advance(again, { type: "container_lost" }, later);
    expect(lost.publication).toMatchObject({ containerId: null, firstSentAt: null, sends: 0, rebuilds: 1 });
  });

  it("keeps a true media id when a later look finds none", () => {
    const post = aPost({ status: "published", platformPostId: "17990" });
    const looked = advance(
      post,
      { type: "link_looked_up", platformPostId: null, permalink: null, again: null },
      START,
    );
    expect(looked).toMatchObject({ platformPostId: "17990", permalinkLooks: 1, nextAttemptAt: null });
  });

  it("shows how far a post is", () => {
    const post = aPost({ steps: queuedState(START).steps });
    const preparing = advance(post, { type: "prepare_started" }, START);
    const processing = advance(preparing, { type: "container_created", containerId: "1" }, START);
    const publishing = advance(processing, { type: "send_intended" }, START);
    const published = advance(publishing, { type: "went_live", platformPostId: "1", permalink: null }, START);
    expect([post, preparing, processing, publishing, published].map(progressOf)).toEqual([
      0, 0.17, 0.5, 0.83, 1,
    ]);
  });

  it("marks the step that waits or failed", () => {
    const processing = aPost({
      status: "processing",
      steps: [
        { name: "prepare", state: "done", at: START },
        { name: "process", state: "running", at: START },
        { name: "publish", state: "pending", at: null },
      ],
    });
    const waits = advance(processing, { type: "wait", until: START, failure }, START);
    const failed = advance(processing, { type: "failed", failure }, START);
    expect([waits, failed].map(({ steps }) => steps.map(({ state }) => state))).toEqual([
      ["done", "waiting", "pending"],
      ["done", "failed", "pending"],
    ]);
  });
});

describe("a send that Meta refused", () => {
  const prepared = [
    { type: "prepare_started" },
    { type: "container_created", containerId: "17889" },
  ] as const;
  const refused: readonly PostEvent[] = [
    { type: "look_again", at: START },
    { type: "send_intended" },
    { type: "wait", until: START, failure },
  ];
  const aPostAfter = (events: readonly PostEvent[]): Post =>
    events.reduce((post, event) => advance(post, event, START), aPost({ status: "queued" }));

  it("lets every further wait grow, and does not count as one of the sends", () => {
    const once = aPostAfter([...prepared, ...refused]);
    const thrice = aPostAfter([...prepared, ...refused, ...refused, ...refused]);
    expect([once.retries, thrice.retries]).toEqual([1, 3]);
    expect(thrice.publication).toMatchObject({ sends: 0, sentAt: null, containerId: "17889" });
  });

  it("leaves no step running when the post is cancelled afterwards", () => {
    const cancelled = aPostAfter([...prepared, ...refused, { type: "cancelled" }]);
    expect(cancelled.steps.map(({ state }) => state)).toEqual(["done", "done", "pending"]);
  });
});
