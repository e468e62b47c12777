import { describe, expect, it } from "vitest";
import { type Failure, NO_ANSWER } from "@/app/_ui/call-api";
import { coverOf } from "@/app/crm/social/posts/new/preview/cover-of";
import { profileGrid } from "@/app/crm/social/posts/new/preview/profile-grid";
import { shownRatio } from "@/app/crm/social/posts/new/preview/shown-ratio";
import { saveWords } from "@/app/crm/social/posts/new/save-words";
import { intentOf } from "@/app/crm/social/posts/new/submit-intent";
import { aPostView } from "@/tests/builders/a-post-view";
import { anItem } from "@/tests/ui/composer/a-draft";

const NOW = Date.parse("2026-11-26T12:00:00Z");

describe("the profile's grid", () => {
  const own = { thumbnailUrl: "blob:x", goesOutAt: null };
  const posts = [
    aPostView({
      id: "planned",
      status: "scheduled",
      scheduledAt: "2026-12-01T09:00:00Z",
      caption: "Soon\nmore",
    }),
    aPostView({ id: "live", status: "published", publishedAt: "2026-11-20T09:00:00Z", caption: "" }),
    aPostView({ id: "story", kind: "story", status: "published", publishedAt: "2026-11-21T09:00:00Z" }),
    aPostView({ id: "failed", status: "failed" }),
    aPostView({ id: "draft", status: "draft" }),
  ];
  const ids = (tiles: ReturnType<typeof profileGrid>) => tiles.map(({ id }) => id);

  it("has this post at its time among what is live and planned, without stories", () => {
    expect(ids(profileGrid(posts, own, null, NOW))).toEqual(["planned", "this", "live"]);
    const later = { ...own, goesOutAt: "2026-12-02T09:00:00Z" };
    expect(ids(profileGrid(posts, later, null, NOW))).toEqual(["this", "planned", "live"]);
  });

  it("leaves out what somebody deleted on Instagram", () => {
    const gone = { status: "published" as const, goneAt: "2026-11-25T09:00:00Z" };
    expect(ids(profileGrid([aPostView({ id: "gone", ...gone })], own, null, NOW))).toEqual(["this"]);
  });

  it("shows an edited post once", () => {
    expect(ids(profileGrid(posts, own, "planned", NOW))).toEqual(["this", "live"]);
  });

  it("says in words what a tile is", () => {
    expect(profileGrid(posts, own, null, NOW).map(({ label }) => label)).toEqual([
      "Planned: Soon",
      "This post",
      "No caption",
    ]);
  });
});

describe("the frame of the feed", () => {
  it.each([
    [1000, 1000, 1],
    [800, 1800, 0.75],
    [3000, 1000, 1.91],
  ])("for %i by %i is %d", (width, height, ratio) => {
    expect(shownRatio(anItem(), { width, height })).toBe(ratio);
  });

  it("is the chosen one for a picture, and unknown before a size is", () => {
    expect(shownRatio(anItem({ ratio: "4:5" }))).toBe(0.8);
    expect(shownRatio(anItem())).toBeNull();
    expect(shownRatio(anItem({ type: "video", ratio: "4:5" }), { width: 9, height: 16 })).toBe(0.75);
  });
});

describe("the picture that stands for an item", () => {
  it("is a video's cover before its poster", () => {
    const video = anItem({ type: "video" });
    expect(coverOf(video)).toBeNull();
    expect(coverOf({ ...video, cover: { mediaId: "c", url: "https://x/c.jpg", offsetMs: null } })).toBe(
      "https://x/c.jpg",
    );
    expect(coverOf(undefined)).toBeNull();
  });
});

it.each([
  [null, "now", "publish"],
  ["draft", "later", "schedule"],
  ["scheduled", "later", "save_changes"],
  ["scheduled", "now", "publish_now"],
] as const)("the main button of a %s post for %s means %s", (status, when, intent) => {
  expect(intentOf(status, { when })).toBe(intent);
});

it("says where the words are kept", () => {
  const unsaved = (code: Failure["code"]) =>
    saveWords({ phase: "unsaved", failure: { ...NO_ANSWER, code } }, null);
  expect(saveWords({ phase: "saved", at: NOW }, "draft")).toBe("Draft saved");
  expect(unsaved("no_answer")).toBe("Not saved yet, kept in this browser. We keep trying");
  expect(unsaved("not_authenticated")).toBe("Not saved yet, kept in this browser");
  expect(saveWords({ phase: "idle" }, null)).toBeNull();
  expect(saveWords({ phase: "idle" }, "draft")).toBe("Draft saved");
  expect(saveWords({ phase: "idle" }, "scheduled")).toMatch(/once they are saved/);
});
