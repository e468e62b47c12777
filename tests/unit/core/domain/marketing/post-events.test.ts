import { describe, expect, it } from "vitest";
import { NO_COMMENT_YET } from "@/core/domain/marketing/live-upkeep";
import { POST_STATUSES, type Post, type PostStatus } from "@/core/domain/marketing/post";
import { type EventType, isPossible } from "@/core/domain/marketing/post-events";
import { anUpkeep, aPost } from "@/tests/builders/a-post";
import { aSend } from "./sent-publications";
import { EVENT_TYPES, START } from "./told-events";

/** Written from contract.md §6, not from the code. */
const WHEN: Record<EventType, readonly PostStatus[]> = {
  edited: ["draft", "scheduled"],
  sent_out: ["draft", "scheduled"],
  cancelled: ["draft", "scheduled", "queued", "preparing", "processing"],
  retried: ["failed"],
  confirmed_live: ["unconfirmed"],
  confirmed_not_live: ["unconfirmed"],
  prepare_started: [],
  children_created: ["preparing"],
  container_created: ["queued", "preparing", "processing"],
  look_again: ["queued", "processing", "publishing"],
  send_intended: ["queued", "processing", "publishing"],
  send_refused_as_early: ["publishing"],
  answer_unclear: ["publishing"],
  nothing_seen: ["publishing"],
  went_live: ["queued", "processing", "publishing"],
  container_lost: ["queued", "preparing", "processing", "publishing"],
  child_lost: [],
  recheck_passed: [],
  wait: ["scheduled", "queued", "preparing", "processing", "publishing"],
  reconnect_needed: ["scheduled", "queued", "preparing", "processing", "publishing"],
  failed: ["scheduled", "queued", "preparing", "processing", "publishing"],
  left_unconfirmed: ["queued", "publishing"],
  link_looked_up: ["published"],
  comment_intended: ["published"],
  comment_posted: ["published"],
  comment_unclear: ["published"],
  comment_unseen: ["published"],
  comment_waits: ["published"],
  comment_failed: ["published"],
  metrics_round_done: ["published"],
  missed_there: ["published"],
  found_there: ["published"],
};

const comment = { ...NO_COMMENT_YET, sentAt: START, sends: 1 };
/** With everything at hand that an event could need. */
const ready = (over: Partial<Post> = {}): Post =>
  aPost({ publication: aSend(), upkeep: anUpkeep({ comment }), ...over });
const possible = (post: Post): EventType[] => EVENT_TYPES.filter((type) => isPossible(post, type));

describe("what can happen to a post", () => {
  it.each(EVENT_TYPES)("%s: in these statuses alone", (type) => {
    const found = POST_STATUSES.filter((status) => isPossible(ready({ status }), type));
    expect(new Set(found)).toEqual(new Set(WHEN[type]));
  });

  it("before a recheck is nothing that makes, sends or fails it", () => {
    const publication = aSend({ sentAt: null, isRecheckDue: true });
    const [before, after] = [publication, { ...publication, isRecheckDue: false }].map((one) =>
      possible(ready({ status: "queued", publication: one })),
    );
    expect(after?.filter((type) => !before?.includes(type))).toEqual([
      "container_created",
      "send_intended",
      "failed",
    ]);
    expect(before?.filter((type) => !after?.includes(type))).toEqual(["recheck_passed"]);
  });

  it("without a container is no look and no send", () => {
    const [without, withOne] = [null, "1"].map((containerId) =>
      possible(ready({ status: "processing", publication: aSend({ containerId }) })),
    );
    expect(withOne?.filter((type) => !without?.includes(type))).toEqual(["look_again", "send_intended"]);
  });

  it.each([
    ["prepare_started", ["scheduled", "queued", "preparing"]],
    ["child_lost", ["queued", "preparing", "processing"]],
  ] as const)("%s: only without a container, and then in these statuses alone", (type, statuses) => {
    const publication = aSend({ sentAt: null, containerId: null });
    const found = POST_STATUSES.filter((status) => isPossible(ready({ status, publication }), type));
    expect(new Set(found)).toEqual(new Set(statuses));
  });

  it("is not to be left to a person when it was never sent", () => {
    const [never, once] = [null, START].map((firstSentAt) =>
      possible(ready({ status: "queued", publication: aSend({ sentAt: null, firstSentAt }) })),
    );
    expect(once?.filter((type) => !never?.includes(type))).toEqual(["left_unconfirmed"]);
  });

  it("without a send is no answer to one", () => {
    const [without, withOne] = [aSend({ sentAt: null }), aSend()].map((publication) =>
      possible(ready({ status: "publishing", publication })),
    );
    expect(withOne?.filter((type) => !without?.includes(type))).toEqual([
      "send_refused_as_early",
      "answer_unclear",
      "nothing_seen",
    ]);
  });
});

describe("what can happen to a first comment", () => {
  const AROUND = ["metrics_round_done", "missed_there", "found_there"];
  const NEVER = ["link_looked_up", ...AROUND];

  it.each([
    ["that nobody asked for", null, NEVER],
    ["that is written", { ...comment, state: "posted" as const }, NEVER],
    ["that failed", { ...comment, state: "failed" as const }, NEVER],
    [
      "that was not sent",
      NO_COMMENT_YET,
      ["link_looked_up", "comment_intended", "comment_waits", "comment_failed", ...AROUND],
    ],
    ["that was sent", comment, EVENT_TYPES.filter((type) => WHEN[type].includes("published"))],
  ])("%s", (_, one, expected) => {
    expect(possible(ready({ status: "published", upkeep: anUpkeep({ comment: one }) }))).toEqual(expected);
  });

  it("or to anything else of a post that is gone from the platform: nothing", () => {
    const upkeep = anUpkeep({ comment: { ...comment, state: "failed" }, goneAt: START });
    expect(possible(ready({ status: "published", upkeep }))).toEqual([]);
  });
});
