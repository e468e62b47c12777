import { describe, expect, it } from "vitest";
import { captionWords, foldCaption, leftAnnouncement } from "@/app/crm/social/posts/new/caption-words";
import { cropRatio } from "@/app/crm/social/posts/new/crop";
import {
  bodyOf,
  type Draft,
  fieldOf,
  isWorthSayingEarly,
  problemsOf,
  refuseFile,
  submissionFor,
} from "@/app/crm/social/posts/new/draft";
import { parseStoredDraft } from "@/app/crm/social/posts/new/draft-storage";

const uploaded = { id: "m1", url: "https://crm.example/media/m1/a.jpg", name: "a.jpg" };
const ready: Draft = { channelId: "c1", caption: "Hello", altText: "", photo: { state: "ready", uploaded } };
const rules = (draft: Draft) => problemsOf(draft).map(({ rule }) => rule);

describe("problemsOf", () => {
  it("finds nothing wrong with a photo and a caption", () => {
    expect(problemsOf(ready)).toEqual([]);
  });

  it("says of an untouched form nothing before publishing", () => {
    const empty: Draft = { channelId: "", caption: "", altText: "", photo: { state: "none" } };
    expect(rules(empty)).toEqual(["account_required", "media_required"]);
    expect(problemsOf(empty).filter(isWorthSayingEarly)).toEqual([]);
  });

  it("waits for an upload and names a failed one", () => {
    const uploading: Draft = {
      ...ready,
      photo: { state: "uploading", name: "a", previewUrl: "blob:", percent: 5 },
    };
    expect(rules(uploading)).toEqual(["upload_running"]);
    const failed: Draft = { ...ready, photo: { state: "failed", name: "a", reason: "Too large." } };
    expect(problemsOf(failed)[0]?.message).toBe("The photo was not uploaded. Too large.");
  });

  it("applies the platform's own rules", () => {
    expect(rules({ ...ready, caption: "x".repeat(2201), altText: "y".repeat(1001) })).toEqual([
      "alt_text_length",
      "caption_length",
    ]);
  });
});

describe("a draft's fields", () => {
  it.each([
    ["channelId", "account"],
    ["media", "photo"],
    ["media.0.mediaId", "photo"],
    ["kind", "photo"],
    ["media.0.altText", "alt-text"],
    ["caption", "caption"],
  ])("puts a problem with %s at %s", (path, field) => {
    expect(fieldOf(path)).toBe(field);
  });

  it("refuses a video before uploading it", () => {
    expect(refuseFile("video/mp4")).toBe("Only photos can be published for now");
    expect(refuseFile("image/png")).toBeNull();
  });

  it("leaves an empty description out", () => {
    expect(bodyOf({ ...ready, altText: "  " }).media).toEqual([{ type: "image", mediaId: "m1" }]);
  });
});

describe("submissionFor", () => {
  it("keeps its key for the same content and takes another for another", () => {
    const first = submissionFor(null, "a", () => "k1");
    expect(submissionFor(first, "a", () => "k2")).toBe(first);
    expect(submissionFor(first, "b", () => "k2")).toEqual({ key: "k2", content: "b" });
  });
});

describe("parseStoredDraft", () => {
  it("brings back what was stored", () => {
    const stored = { draft: ready, submission: { key: "k", content: "c" } };
    expect(parseStoredDraft(JSON.stringify(stored))).toEqual(stored);
  });

  it("forgets an unfinished upload", () => {
    const photo = { state: "uploading", name: "a", previewUrl: "blob:", percent: 5 };
    expect(parseStoredDraft(JSON.stringify({ draft: { ...ready, photo } }))?.draft.photo).toEqual({
      state: "none",
    });
  });

  it.each(["", "{", "null", "[]", '{"draft":3}'])("reads %j as nothing", (text) => {
    expect(parseStoredDraft(text)).toBeNull();
  });
});

describe("the caption", () => {
  it("counts what is left", () => {
    expect(captionWords("Hi #a @b").counters).toBe(
      "2,192 characters left · 1 of 30 hashtags · 1 of 20 mentions",
    );
    expect(captionWords("x".repeat(2201)).counters).toMatch(/^1 character too many/);
  });

  it.each([
    [101, 100, "100 characters left"],
    [100, 99, null],
    [150, 10, "10 characters left"],
    [1, 0, "0 characters left"],
    [5, -3, "3 characters too many"],
    [10, 30, null],
  ])("on going from %i to %i left says %j", (before, after, words) => {
    expect(leftAnnouncement(before, after)).toBe(words);
  });

  it("folds after 125 characters and never inside an emoji", () => {
    expect(foldCaption("x".repeat(125))).toBeNull();
    expect(foldCaption("🥐".repeat(126))).toBe("🥐".repeat(125));
  });
});

describe("cropRatio", () => {
  it.each([
    [1000, 1000, 1],
    [800, 1800, 0.8],
    [3000, 1000, 1.91],
    [0, 0, 1],
  ])("of %i by %i is %d", (width, height, ratio) => {
    expect(cropRatio(width, height)).toBe(ratio);
  });
});
