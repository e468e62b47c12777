import { describe, expect, it } from "vitest";
import { createPostBody } from "@/app/api/_schemas/post-body";
import { isEmptyDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import {
  contentToSend,
  formOfDraft,
  newDraftBody,
  usernamesIn,
} from "@/app/crm/social/posts/new/draft/draft-content";
import { draftFromPost } from "@/app/crm/social/posts/new/draft/draft-from-post";
import { aPostView } from "@/tests/builders/a-post-view";
import { aDraft, anItem } from "@/tests/ui/composer/a-draft";

const written = {
  collaborators: "@anna, ben",
  locationId: " 123 ",
  firstComment: "First",
  sharesToFeed: false,
};

describe("what a draft becomes", () => {
  it.each([
    ["one photo", [anItem()], false, "photo"],
    ["one video", [anItem({ type: "video" })], false, "reel"],
    ["a photo and a video", [anItem(), anItem({ id: "m2", type: "video" })], false, "carousel"],
    ["one video, as a story", [anItem({ type: "video" })], true, "story"],
  ])("of %s is decided by the whole post", (_, items, isStory, form) => {
    expect(formOfDraft(aDraft({ items, isStory }))).toBe(form);
  });
});

describe("what a draft sends", () => {
  it("is everything that a reel takes", () => {
    expect(contentToSend(aDraft({ ...written, items: [anItem({ type: "video" })] }))).toEqual({
      channelId: "c1",
      kind: "reel",
      caption: "Hello",
      media: [{ type: "video", mediaId: "m1" }],
      collaborators: ["anna", "ben"],
      locationId: "123",
      shareToFeed: false,
      firstComment: "First",
      scheduledAt: null,
    });
  });

  it("leaves out what its kind does not take, and keeps it in the form", () => {
    const story = aDraft({ ...written, isStory: true });
    expect(contentToSend(story)).toMatchObject({
      kind: "story",
      caption: "",
      collaborators: [],
      locationId: null,
      shareToFeed: null,
      firstComment: null,
    });
    expect(contentToSend({ ...story, isStory: false })).toMatchObject({
      caption: "Hello",
      locationId: "123",
    });
  });

  it("does not send a place that is no number, nor files that are not up yet", () => {
    const items = [anItem({ upload: { state: "uploading", percent: 40 } }), anItem({ id: "m2" })];
    const { media, locationId } = contentToSend(aDraft({ locationId: "the bakery", items }));
    expect(locationId).toBeNull();
    expect(media.map(({ mediaId }) => mediaId)).toEqual(["m2"]);
  });

  it("is a body that the server takes", () => {
    const timing = { when: "later" as const, local: "2026-12-01T09:00", instant: "2026-12-01T08:00:00.000Z" };
    for (const draft of [aDraft(), aDraft({ ...written, timing })]) {
      expect(createPostBody.parse(newDraftBody(contentToSend(draft)))).toMatchObject({
        draft: true,
        channelId: "c1",
      });
    }
  });

  it("comes back from the server as it went there", () => {
    const media = [
      {
        type: "image" as const,
        mediaId: "m1",
        url: "https://crm.example/media/m1/a.jpg",
        thumbnailUrl: "https://crm.example/media/m1/thumbnail.jpg",
        altText: "A sunrise",
        coverMediaId: null,
        coverUrl: null,
        thumbOffsetMs: null,
        userTags: [{ username: "anna", x: 0.25, y: 0.5 }],
      },
    ];
    const post = aPostView({
      media,
      collaborators: ["anna", "ben"],
      locationId: "123",
      firstComment: "First",
      scheduledAt: "2026-12-01T08:00:00.000Z",
    });
    const draft = draftFromPost(post, "Europe/Berlin", () => "k1");
    expect(draft.timing).toEqual({
      when: "later",
      local: "2026-12-01T09:00",
      instant: "2026-12-01T08:00:00.000Z",
    });
    expect(contentToSend(draft)).toMatchObject({
      media: [{ type: "image", mediaId: "m1", altText: "A sunrise", userTags: media[0]?.userTags }],
      collaborators: ["anna", "ben"],
      locationId: "123",
      firstComment: "First",
      scheduledAt: "2026-12-01T08:00:00.000Z",
    });
  });
});

it.each([
  ["@anna, ben;  @@carl\nanna", ["anna", "ben", "carl", "anna"]],
  ["", []],
  [" , ", []],
])("reads usernames out of %j", (text, names) => {
  expect(usernamesIn(text)).toEqual(names);
});

it("takes an account alone for no work", () => {
  expect(isEmptyDraft(aDraft({ caption: " ", items: [] }))).toBe(true);
  expect(isEmptyDraft(aDraft({ caption: "", items: [anItem()] }))).toBe(false);
});
