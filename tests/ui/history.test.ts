import { describe, expect, it } from "vitest";
import type { PostView } from "@/app/api/_schemas/post";
import {
  cursorOf,
  EVERYTHING,
  filterOf,
  historyAddress,
  historyApiAddress,
} from "@/app/crm/social/posts/history-filter";
import {
  appended,
  moreWords,
  neighbourOf,
  refreshed,
  replaced,
  without,
} from "@/app/crm/social/posts/history-list";
import { parsePostPage } from "@/app/crm/social/posts/parse-post";
import { kindWords, momentOf, postTitle, troubleWords } from "@/app/crm/social/posts/post-words";
import { unreadableSentence, unreadableTitle } from "@/app/crm/social/posts/unreadable-words";
import { aPostView, aViewedItem } from "@/tests/builders/a-post-view";

const post = (id: string, over: Partial<PostView> = {}) => aPostView({ id, ...over });
const page = (ids: string, nextCursor: string | null = null) => ({
  posts: [...ids].map((id) => post(id)),
  unreadable: [],
  nextCursor,
});
const idsOf = (shown: { readonly posts: readonly PostView[] }) => shown.posts.map(({ id }) => id).join("");

describe("the filter of the history", () => {
  it("is read from the address, as far as it can be understood", () => {
    expect(filterOf({ status: "failed", channelId: "178" })).toEqual({ status: "failed", channelId: "178" });
    expect(filterOf({ status: "lost", channelId: "" })).toEqual(EVERYTHING);
    expect(filterOf({ status: ["failed", "draft"], channelId: "x".repeat(65) })).toEqual(EVERYTHING);
    expect(cursorOf({ cursor: "abc" })).toBe("abc");
    expect(cursorOf({ cursor: ["a", "b"] })).toBeNull();
  });

  it("is kept in the address of the next page, without empty fields", () => {
    const failed = { status: "failed", channelId: null } as const;
    expect(historyAddress(EVERYTHING)).toBe("/crm/social/posts");
    expect(historyAddress(failed, "a&b")).toBe("/crm/social/posts?status=failed&cursor=a%26b");
    expect(historyApiAddress(failed, null)).toBe("/api/social/posts?status=failed");
  });
});

describe("the history as it grows", () => {
  it("takes older posts after the others, each once", () => {
    const grown = appended(page("dc", "x"), page("cb"));
    expect(idsOf(grown)).toBe("dcb");
    expect(grown.nextCursor).toBeNull();
  });

  it("keeps those that cannot be read, each once, until they are deleted", () => {
    const unread = (...ids: string[]) => ids.map((id) => ({ id, createdAt: "2026-11-24T09:00:00.000Z" }));
    const grown = appended(
      { ...page("dc", "x"), unreadable: unread("1") },
      { ...page("b", "y"), unreadable: unread("1", "2") },
    );
    expect(grown.unreadable.map(({ id }) => id)).toEqual(["1", "2"]);
    const again = refreshed(grown, { ...page("ed", "z"), unreadable: unread("3") });
    expect(again.unreadable.map(({ id }) => id)).toEqual(["3", "1", "2"]);
    expect(without(again, "1").unreadable.map(({ id }) => id)).toEqual(["3", "2"]);
    expect(
      parsePostPage({ posts: [], nextCursor: null, unreadable: [...unread("4"), "5"] })?.unreadable,
    ).toEqual(unread("4"));
  });

  it("says once how many have come, and when that is all", () => {
    expect(moreWords(page("dc", "x"), page("dcba", "y"))).toBe("2 more posts, 4 in all");
    expect(moreWords(page("d", "x"), page("dc"))).toBe("1 more post, 2 in all. This is the end of the list");
  });

  it("shows a changed post in its place, and is the same list where nothing changed", () => {
    const shown = page("cba");
    expect(replaced(shown, post("b", { status: "cancelled" })).posts[1]?.status).toBe("cancelled");
    expect(replaced(shown, post("b"))).toBe(shown);
  });

  it("leads from a post that goes to the next one", () => {
    expect(idsOf(without(page("cba"), "b"))).toBe("ca");
    expect(neighbourOf(page("cba"), "b")).toBe("a");
    expect(neighbourOf(page("cba"), "a")).toBe("b");
    expect(neighbourOf(page("a"), "a")).toBeNull();
  });

  it("keeps what was loaded below when its beginning is read anew", () => {
    const again = refreshed(page("dcba", "older"), page("edc", "below"));
    expect(idsOf(again)).toBe("edcba");
    expect(again.nextCursor).toBe("older");
    expect(refreshed(page("dc"), page("ed", "x")).nextCursor).toBeNull();
    expect(idsOf(refreshed(page("dcba"), page("da")))).toBe("da");
  });
});

describe("a row of the history", () => {
  it("is called by the first line of its caption", () => {
    expect(postTitle({ caption: "\n  First light \nover the bakery" })).toBe("First light");
    expect(postTitle({ caption: "  " })).toBe("No caption");
  });

  it.each([
    ["feed", 1, "Photo"],
    ["feed", 4, "Carousel of 4"],
    ["story", 1, "Story"],
    ["reel", 1, "Reel"],
    ["feed", 0, "Nothing to show yet"],
  ] as const)("of kind %s with %i items is a %s", (kind, count, words) => {
    const media = Array.from({ length: count }, () => aViewedItem());
    expect(kindWords({ kind, media })).toBe(words);
  });

  it("shows the date that matters", () => {
    const at = "2026-12-01T09:00:00.000Z";
    expect(momentOf(post("a", { status: "scheduled", scheduledAt: at }))).toEqual({
      word: "Goes out",
      at,
      isPlanned: true,
    });
    expect(momentOf(post("a", { status: "draft", scheduledAt: at })).word).toBe("Planned for");
    expect(momentOf(post("a", { status: "published", publishedAt: at }))).toMatchObject({
      word: null,
      at,
      isPlanned: false,
    });
    const steps = [{ name: "prepare" as const, state: "failed" as const, at }];
    expect(momentOf(post("a", { status: "failed", steps }))).toMatchObject({ word: null, at });
    expect(momentOf(post("a", { status: "draft" })).word).toBe("Written");
  });

  it("says what is wrong, and asks to look where nobody knows", () => {
    const error = { code: "media_rejected" as const, message: "Photo 3: too tall.", retryable: false };
    expect(troubleWords({ status: "failed", error })).toBe("Photo 3: too tall.");
    expect(troubleWords({ status: "unconfirmed", error })).toMatch(/Look before/);
    expect(troubleWords({ status: "published", error })).toBeNull();
    expect(troubleWords({ status: "processing" })).toBeNull();
    expect(troubleWords({ status: "published", goneAt: "2026-12-01T10:00:00.000Z" })).toMatch(
      /not on Instagram/,
    );
  });

  it("speaks of no numbers where a post is gone: there may be none", () => {
    const gone = troubleWords({ status: "published", goneAt: "2026-12-01T10:00:00.000Z" });
    expect(gone).not.toContain("numbers");
  });
});

describe("posts that cannot be read", () => {
  it("are spoken of as one or as many, in every sentence", () => {
    expect(`${unreadableTitle(1)}. ${unreadableSentence(1)}`).not.toMatch(/\b(them|their|posts)\b/);
    expect(`${unreadableTitle(2)}. ${unreadableSentence(2)}`).not.toMatch(/\b(it|its|post)\b/);
  });
});
