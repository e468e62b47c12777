import { describe, expect, it } from "vitest";
import type { ComposerDraft, Timing } from "@/app/crm/social/posts/new/draft/composer-draft";
import {
  errorsAt,
  fieldOf,
  isNewsInTheList,
  isWorthSayingEarly,
  problemsOf,
  warningsOf,
} from "@/app/crm/social/posts/new/draft/draft-problems";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import { aDraft, anItem } from "@/tests/ui/composer/a-draft";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const rules = (draft: ComposerDraft) => problemsOf(draft, NOW).map(({ rule }) => rule);
const at = (instant: string | null, local = "x"): Timing => ({ when: "later", local, instant });

describe("what keeps a draft from being sent", () => {
  it("is nothing for a photo with a caption", () => {
    expect(rules(aDraft())).toEqual([]);
  });

  it("is not said of an untouched form before somebody publishes", () => {
    const empty = aDraft({ channelId: "", caption: "", items: [] });
    expect(rules(empty)).toEqual(["account_required", "media_required"]);
    expect(problemsOf(empty, NOW).filter(isWorthSayingEarly)).toEqual([]);
  });

  it("names the file that is not up, and only where it stands in the way", () => {
    const items = [
      anItem(),
      anItem({
        id: "m2",
        name: "b.jpg",
        upload: { state: "failed", reason: "Too large.", retryable: false },
      }),
      anItem({ id: "m3", name: "c.jpg", upload: { state: "interrupted", percent: 3, reason: "" } }),
      anItem({ id: "m4", name: "d.jpg", upload: { state: "uploading", percent: 3 } }),
    ];
    const found = problemsOf(aDraft({ items }), NOW);
    expect(found.map(({ path, message }) => [path, message])).toEqual([
      ["media.1", "Item 2: b.jpg was not uploaded. Too large."],
      ["media.2", "Item 3: The upload of c.jpg was interrupted. Resume it, or remove the file"],
      ["media.3", "Item 4: d.jpg is still uploading"],
    ]);
    expect(found.filter(isNewsInTheList).map(({ path }) => path)).toEqual(["media.3"]);
  });

  it("are the platform's own rules, as the server applies them", () => {
    const items = [anItem({ altText: "y".repeat(1001) })];
    expect(rules(aDraft({ caption: "x".repeat(2201), collaborators: "a,b,c,d", items }))).toEqual([
      "alt_text_length",
      "caption_length",
      "collaborators_count",
    ]);
  });

  it("is a place that is no number, where the kind takes places", () => {
    expect(rules(aDraft({ locationId: "bakery" }))).toEqual(["location_id"]);
    expect(rules(aDraft({ locationId: "bakery", isStory: true }))).toEqual([]);
  });

  it.each([
    [at(null, ""), ["time_required"]],
    [at(null), ["time_unclear"]],
    [at("2026-11-26T11:58:59Z"), ["schedule_past"]],
    [at("2026-11-26T11:59:30Z"), []],
    [at("2027-05-25T12:00:00Z"), []],
    [at("2027-05-25T12:00:01Z"), ["schedule_too_far"]],
  ])("judges the time %j", (timing, found) => {
    expect(rules(aDraft({ timing }))).toEqual(found);
  });

  it("warns about a first comment without standing in its way", () => {
    const draft = aDraft({ firstComment: "#a #b #c #d #e" });
    expect(rules(draft)).toEqual([]);
    expect(warningsOf(draft).map(({ rule }) => rule)).toEqual(["first_comment_hashtags"]);
  });
});

describe("a problem", () => {
  const items = [{ key: "k0" }, { key: "k1" }];

  it.each([
    ["channelId", "account"],
    ["kind", "kind"],
    ["caption", "caption"],
    ["collaborators.1", "collaborators"],
    ["locationId", "location"],
    ["firstComment", "first-comment"],
    ["scheduledAt", "scheduled-at"],
    ["media", "media"],
    ["media.7", "media"],
    ["media.1", "media-k1-tile"],
    ["media.1.mediaId", "media-k1-tile"],
    ["media.0.altText", "media-k0-altText"],
    ["media.0.userTags.2.username", "media-k0-tags"],
    ["media.1.thumbOffsetMs", "media-k1-cover"],
    ["media.1.coverMediaId", "media-k1-cover"],
    ["something.new", "caption"],
  ])("with %s leads to %s", (path, field) => {
    expect(fieldOf(path, items)).toBe(field);
  });

  it.each([
    ["media", "media"],
    ["media.1", "media.1"],
    ["media.1.mediaId", "media.1"],
    ["media.10.type", "media.10"],
    ["media.1.userTags.0.username", "media.1.userTags"],
    ["media.1.coverMediaId", "media.1.coverMediaId"],
    ["collaborators.2", "collaborators"],
    ["caption", "caption"],
  ])("with %s is said at %s alone", (path, control) => {
    const issues = [{ path, message: "a" }];
    const controls = [
      "media",
      "media.1",
      "media.10",
      "media.1.userTags",
      "media.1.coverMediaId",
      "collaborators",
      "caption",
    ];
    expect(controls.filter((one) => errorsAt(issues, one).length > 0)).toEqual([control]);
  });

  it("is a cover that is on its way, or did not arrive", () => {
    const video = anItem({ type: "video" });
    const cover = (coverUpload: DraftItem["coverUpload"] & object) =>
      rules(aDraft({ items: [{ ...video, coverUpload }] }));
    expect(cover({ state: "uploading", percent: 1 })).toEqual(["upload_running"]);
    expect(cover({ state: "failed", reason: "Too large.", retryable: false })).toEqual(["upload_failed"]);
  });
});
