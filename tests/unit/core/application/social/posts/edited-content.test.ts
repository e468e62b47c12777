import { describe, expect, it } from "vitest";
import { editedContent } from "@/core/application/social/posts/edited-content";
import { aMediaItem, aPost } from "@/tests/builders/a-post";

const IMAGE = aMediaItem();
const VIDEO = aMediaItem({ type: "video", altText: null });

describe("the kind of an edited post", () => {
  it.each([
    ["follows new media when it was what the old ones said", "feed", [IMAGE], [VIDEO], "reel"],
    ["follows them back", "reel", [VIDEO], [IMAGE, IMAGE], "feed"],
    ["stays when it was chosen", "story", [IMAGE], [VIDEO], "story"],
  ] as const)("%s", (_what, kind, before, after, expected) => {
    expect(editedContent(aPost({ kind, media: before }), { media: after }).kind).toBe(expected);
  });

  it("is decided by the media again when it is taken away", () => {
    expect(editedContent(aPost({ kind: "story", media: [VIDEO] }), { kind: null }).kind).toBe("reel");
  });

  it("is the one that is given", () => {
    expect(editedContent(aPost(), { kind: "story" }).kind).toBe("story");
  });
});

describe("the fields of an edited post", () => {
  const FULL = aPost({
    collaborators: ["baker"],
    locationId: "17",
    shareToFeed: false,
    firstComment: "First!",
    caption: "Buns",
  });

  it("stay when they are left out", () => {
    const { kind, caption, media, collaborators, locationId, shareToFeed, firstComment } = FULL;
    expect(editedContent(FULL, {})).toEqual({
      kind,
      caption,
      media,
      collaborators,
      locationId,
      shareToFeed,
      firstComment,
    });
  });

  it("go when they are null", () => {
    const cleared = editedContent(FULL, { locationId: null, shareToFeed: null, firstComment: null });
    expect(cleared).toMatchObject({ locationId: null, shareToFeed: null, firstComment: null });
  });

  it("are replaced, as Meta wants them", () => {
    const changed = editedContent(FULL, { caption: "", collaborators: ["@miller"], firstComment: "  " });
    expect(changed).toMatchObject({ caption: "", collaborators: ["miller"], firstComment: null });
  });
});
