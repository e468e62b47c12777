import { describe, expect, it } from "vitest";
import type { Post } from "@/core/domain/marketing/post";
import type { PostEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import type { ChildContainer } from "@/core/domain/marketing/publication";
import * as publication from "@/core/domain/marketing/publication";
import { aFailure, aMediaItem, aPost } from "@/tests/builders/a-post";
import { later, START } from "./told-events";

const { NO_PUBLICATION, isMade, withChildren, withoutChild, withReadyChildren } = publication;
const SOON = later(1000);
const NONE: ChildContainer = { containerId: null, isReady: false, rebuilds: 0 };
const child = (containerId: string, over: Partial<ChildContainer> = {}): ChildContainer => ({
  ...NONE,
  containerId,
  ...over,
});
const withThree = {
  ...NO_PUBLICATION,
  children: [child("a", { isReady: true }), child("b"), child("c")],
  containerCreatedAt: START,
  looks: 5,
};

describe("the children of a carousel", () => {
  it("are kept in the order of the items, those that were not made too", () => {
    const made = withChildren(NO_PUBLICATION, ["a", null, "c"], SOON);
    expect(made.children).toEqual([child("a"), NONE, child("c")]);
    expect(made).toMatchObject({ containerCreatedAt: SOON, looks: 0 });
  });

  it("keep their place when one is made later, and what they were", () => {
    const made = withChildren(withoutChild(withThree, 1), [null, "d", null], SOON);
    expect(made.children).toEqual([child("a", { isReady: true }), child("d", { rebuilds: 1 }), child("c")]);
  });

  it("are not ready when they are made anew", () => {
    const made = withChildren(withThree, ["d", null, null], SOON);
    expect(made.children[0]).toEqual(child("d"));
  });

  it("become ready one by one, and stay so", () => {
    const once = withReadyChildren(withThree, [2]);
    const twice = withReadyChildren(once, []);
    expect(twice.children.map(({ isReady }) => isReady)).toEqual([true, false, true]);
  });

  it("are lost alone, counted as a rebuild", () => {
    const lost = withoutChild(withoutChild({ ...withThree, looks: 3 }, 0), 0);
    expect(lost.children).toEqual([{ ...NONE, rebuilds: 2 }, child("b"), child("c")]);
    expect([lost.looks, lost.rebuilds]).toEqual([0, 0]);
  });
});

describe("something to look at", () => {
  it.each([
    ["is a container", { ...NO_PUBLICATION, containerId: "1" }, true],
    ["is all of a carousel's children", withThree, true],
    ["are not some of them", withoutChild(withThree, 2), false],
    ["is not nothing", NO_PUBLICATION, false],
  ])("%s", (_, one, expected) => {
    expect(isMade(one)).toBe(expected);
  });
});

describe("what Meta proved", () => {
  it("takes back a send that was counted, and none that was not", () => {
    const sent = publication.intended(publication.intended(NO_PUBLICATION, START), SOON);
    const once = publication.notSent(sent);
    expect([sent.sends, once.sends, publication.notSent(once).sends]).toEqual([2, 1, 1]);
    expect(publication.notSent({ ...sent, sends: 0 }).sends).toBe(0);
    expect(once).toMatchObject({ sentAt: null, firstSentAt: START });
  });

  it("gives up everything but the first send and the count of rebuilds", () => {
    const sent = publication.intended(
      { ...withThree, containerId: "1", rebuilds: 1, isRecheckDue: true },
      START,
    );
    expect(publication.givenUp(sent)).toEqual({ ...NO_PUBLICATION, rebuilds: 1, firstSentAt: START });
  });

  it("counts rebuilds anew from the first send on, and no more after that", () => {
    const rebuilt = { ...NO_PUBLICATION, rebuilds: 2 };
    const first = publication.intended(rebuilt, START);
    expect(first.rebuilds).toBe(0);
    expect(publication.intended({ ...first, rebuilds: 1 }, SOON).rebuilds).toBe(1);
  });
});

describe("a carousel on its way", () => {
  const carousel = aPost({ media: [aMediaItem(), aMediaItem(), aMediaItem({ type: "video" })], retries: 2 });
  const arrivedBy = (events: readonly PostEvent[]): Post =>
    events.reduce((post, event) => advance(post, event, SOON), carousel);
  const prepared = (...containerIds: (string | null)[]): PostEvent[] => [
    { type: "prepare_started" },
    { type: "children_created", containerIds },
  ];
  const statesOf = ({ steps }: Post): string => steps.map(({ state }) => state).join(" ");

  it("is still being prepared while an item has no container", () => {
    const post = arrivedBy(prepared("a", "b", null));
    expect([post.status, post.retries, statesOf(post)]).toEqual(["preparing", 2, "running pending pending"]);
  });

  it("is being processed as soon as every item has one", () => {
    const post = arrivedBy([
      ...prepared("a", "b", null),
      { type: "children_created", containerIds: [null, null, "c"] },
    ]);
    expect([post.status, post.retries, statesOf(post)]).toEqual(["processing", 0, "done running pending"]);
    expect(post.publication.children.map(({ containerId }) => containerId)).toEqual(["a", "b", "c"]);
  });

  it("remembers which children are ready, and cannot be sent by them", () => {
    const post = arrivedBy([
      ...prepared("a", "b", "c"),
      { type: "look_again", at: SOON, readyChildren: [1] },
    ]);
    expect(post.publication.children.map(({ isReady }) => isReady)).toEqual([false, true, false]);
    expect(post.publication.looks).toBe(1);
    expect(() => advance(post, { type: "send_intended" }, SOON)).toThrow("send_intended cannot happen");
  });

  it("makes only the lost child anew, at once", () => {
    const post = arrivedBy([...prepared("a", "b", "c"), { type: "child_lost", index: 1 }]);
    expect(post).toMatchObject({ status: "queued", nextAttemptAt: SOON });
    expect(post.publication.children.map(({ containerId }) => containerId)).toEqual(["a", null, "c"]);
    expect(statesOf(post)).toBe("pending pending pending");
  });

  it("waits for its parent while the children are kept", () => {
    const post = arrivedBy([...prepared("a", "b", "c"), { type: "wait", until: SOON, failure: aFailure() }]);
    expect(post.publication.children.map(({ containerId }) => containerId)).toEqual(["a", "b", "c"]);
    expect(statesOf(post)).toBe("done waiting pending");
  });

  it("gets its parent right after that wait", () => {
    const post = arrivedBy([
      ...prepared("a", "b", "c"),
      { type: "wait", until: SOON, failure: aFailure() },
      { type: "container_created", containerId: "p" },
    ]);
    expect(post).toMatchObject({ status: "processing", retries: 0, publication: { containerId: "p" } });
    expect(statesOf(post)).toBe("done running pending");
  });

  it("fails with the place of the item that could not be processed", () => {
    const post = arrivedBy([...prepared("a", "b", "c"), { type: "failed", failure: aFailure({ item: 2 }) }]);
    expect(post).toMatchObject({ status: "failed", failure: { item: 2 } });
  });

  it("loses all children with the parent", () => {
    const parent: PostEvent = { type: "container_created", containerId: "p" };
    const post = arrivedBy([...prepared("a", "b", "c"), parent, { type: "container_lost" }]);
    expect(post.publication).toEqual({ ...NO_PUBLICATION, rebuilds: 1 });
  });
});
