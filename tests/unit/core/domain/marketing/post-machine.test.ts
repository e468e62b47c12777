import { describe, expect, it } from "vitest";
import { AppError } from "@/core/domain/errors";
import { NO_COMMENT_YET } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import { progressOf } from "@/core/domain/marketing/post-steps";
import { aFailure, anUpkeep, aPost } from "@/tests/builders/a-post";
import { arrivedBy, LIVE, PREPARED, SENT, SOON, statesOf } from "./post-stories";
import { START } from "./told-events";

const failure = aFailure();

describe("a post on its way", () => {
  it("goes from step to step, and shows how far it is", () => {
    const stations = [[], PREPARED.slice(0, 1), PREPARED, SENT, [...SENT, LIVE]].map((events) =>
      arrivedBy(events),
    );
    expect(stations.map(({ status }) => status)).toEqual([
      "queued",
      "preparing",
      "processing",
      "publishing",
      "published",
    ]);
    expect(stations.map(progressOf)).toEqual([0, 0.17, 0.5, 0.83, 1]);
    expect(stations.map(statesOf)).toEqual([
      "pending pending pending",
      "running pending pending",
      "done running pending",
      "done done running",
      "done done done",
    ]);
  });

  it("is refused what cannot happen to it, in words that name the event and the status", () => {
    expect(() => advance(aPost(), LIVE, START)).not.toThrow();
    const act = () => advance(aPost({ status: "draft" }), LIVE, START);
    expect(act).toThrow(AppError);
    expect(act).toThrow("went_live cannot happen to a post that is draft");
  });

  it("remembers when each step changed", () => {
    const prepared = advance(
      arrivedBy(PREPARED.slice(0, 1)),
      { type: "container_created", containerId: "1" },
      SOON,
    );
    expect(prepared.steps.map(({ at }) => at)).toEqual([SOON, SOON, null]);
    expect(prepared).toMatchObject({ updatedAt: SOON, publication: { containerCreatedAt: SOON, looks: 0 } });
  });

  it("counts its looks, and starts over with each container", () => {
    const look: PostEvent = { type: "look_again", at: SOON, readyChildren: [] };
    const looked = arrivedBy([...PREPARED, look, look]);
    expect(looked).toMatchObject({ status: "processing", nextAttemptAt: SOON, publication: { looks: 2 } });
    expect(arrivedBy([{ type: "container_created", containerId: "2" }], looked).publication.looks).toBe(0);
  });

  it("is looked at after a wait without being prepared again", () => {
    const waiting = arrivedBy([...PREPARED, { type: "wait", until: SOON, failure }]);
    const looked = arrivedBy([{ type: "look_again", at: SOON, readyChildren: [] }], waiting);
    expect(looked).toMatchObject({ status: "processing", failure: null });
    expect([waiting, looked].map(statesOf)).toEqual(["done waiting pending", "done running pending"]);
  });

  it("stays in publishing while its container is looked at after a refused send", () => {
    const held = arrivedBy([...SENT, { type: "reconnect_needed", failure, sendRefused: true }]);
    const looked = arrivedBy([{ type: "look_again", at: SOON, readyChildren: [] }], held);
    expect([looked.status, statesOf(looked)]).toEqual(["publishing", "done done waiting"]);
  });

  it("cannot be looked at or sent before there is a container", () => {
    for (const type of ["look_again", "send_intended"] as const)
      expect(() => arrivedBy([{ type, at: SOON, readyChildren: [] } as PostEvent])).toThrow(AppError);
  });
});

describe("a live post", () => {
  const looked = (told: object): Post =>
    arrivedBy(
      [{ type: "link_looked_up", platformPostId: null, permalink: null, again: null, ...told }],
      live,
    );
  const live = aPost({
    status: "published",
    platformPostId: "17990",
    permalink: "https://www.instagram.com/p/D/",
  });

  it("keeps a true id and link when a later look finds none", () => {
    expect(looked({})).toMatchObject({
      platformPostId: "17990",
      permalink: "https://www.instagram.com/p/D/",
    });
  });

  it("keeps its true id, and takes a newer link", () => {
    expect(looked({ platformPostId: "17991", permalink: "https://www.instagram.com/p/E/" })).toMatchObject({
      platformPostId: "17990",
      permalink: "https://www.instagram.com/p/E/",
    });
  });

  it("learns an id that it did not have", () => {
    const without = { ...live, platformPostId: null };
    const event = { type: "link_looked_up", platformPostId: "17991", permalink: null, again: SOON } as const;
    expect(advance(without, event, START)).toMatchObject({
      platformPostId: "17991",
      upkeep: { linkDueAt: SOON },
    });
  });

  it.each<PostEvent>([
    { type: "comment_intended" },
    { type: "comment_posted", commentId: "178" },
    { type: "comment_unclear", failure, at: SOON },
    { type: "comment_unseen", at: SOON },
    { type: "comment_waits", failure, until: SOON },
    { type: "comment_failed", failure },
    { type: "metrics_round_done", again: SOON },
  ])("has its upkeep, and nothing else, changed by $type", (event) => {
    const comment = { ...NO_COMMENT_YET, sentAt: START, sends: 1 };
    const post = { ...live, upkeep: anUpkeep({ comment }) };
    const kept = advance(post, event, SOON);
    expect(kept.upkeep).not.toEqual(post.upkeep);
    expect({ ...kept, upkeep: post.upkeep, updatedAt: post.updatedAt }).toEqual(post);
  });
});
