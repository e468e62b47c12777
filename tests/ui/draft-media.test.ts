import { describe, expect, it } from "vitest";
import {
  type DraftItem,
  itemsFromPost,
  mediaBody,
  type UploadedMedia,
} from "@/app/crm/social/posts/new/media/draft-media";
import { mediaReducer, NO_MEDIA } from "@/app/crm/social/posts/new/media/media-state";
import { newItem } from "@/app/crm/social/posts/new/media/new-item";

const media: UploadedMedia = {
  id: "m1",
  url: "https://crm.example/media/m1/a.jpg",
  type: "image",
  width: 1080,
  height: 1350,
  durationMs: null,
  thumbnailUrl: "https://crm.example/media/t1/thumbnail.jpg",
  warnings: [],
  shape: null,
};
const tag = { username: "@anna", x: 0.2, y: 0.3 };

function item(type: "image" | "video", change: Partial<DraftItem> = {}): DraftItem {
  const upload = { state: "ready" as const, media: { ...media, type } };
  return { ...newItem({ name: "a", type: `${type}/x` }, "k", "blob:a"), upload, ...change };
}

describe("mediaBody", () => {
  it("sends what is ready, in order", () => {
    const uploading = item("image", { upload: { state: "uploading", percent: 3 } });
    expect(mediaBody([uploading, item("image"), item("video")], "feed")).toEqual([
      { type: "image", mediaId: "m1" },
      { type: "video", mediaId: "m1" },
    ]);
  });

  it("trims the alt text, and leaves it out when nothing is left or a story takes none", () => {
    expect(mediaBody([item("image", { altText: " Dawn " })], "feed")[0]?.altText).toBe("Dawn");
    expect(mediaBody([item("image", { altText: "  " })], "feed")[0]).not.toHaveProperty("altText");
    expect(mediaBody([item("image", { altText: "Dawn" })], "story")[0]).not.toHaveProperty("altText");
  });

  it("sends tags with their places on a photo, by name alone for a reel, and none that names nobody", () => {
    const tags = [tag, { username: " @ ", x: 0, y: 0 }, { username: "ben", x: null, y: null }];
    expect(mediaBody([item("image", { tags })], "feed")[0]?.userTags).toEqual([
      tag,
      { username: "ben", x: 0.5, y: 0.5 },
    ]);
    expect(mediaBody([item("video", { tags })], "reel")[0]?.userTags).toEqual([
      { username: "@anna" },
      { username: "ben" },
    ]);
    expect(mediaBody([item("image"), item("video", { tags })], "feed")[1]).not.toHaveProperty("userTags");
  });

  it("sends of a cover the picture rather than the frame, and to a carousel the frame alone", () => {
    const cover = { mediaId: "c1", url: "https://crm.example/c1.jpg", offsetMs: 1200 };
    const reel = item("video", { cover });
    expect(mediaBody([reel], "reel")).toEqual([{ type: "video", mediaId: "m1", coverMediaId: "c1" }]);
    expect(mediaBody([item("image"), reel], "feed")[1]).toEqual({
      type: "video",
      mediaId: "m1",
      thumbOffsetMs: 1200,
    });
    const elsewhere = { ...cover, mediaId: null };
    expect(mediaBody([item("video", { cover: elsewhere })], "reel")[0]?.coverUrl).toBe(cover.url);
    const frame = { mediaId: null, url: null, offsetMs: 0 };
    expect(mediaBody([item("video", { cover: frame })], "reel")[0]?.thumbOffsetMs).toBe(0);
    expect(mediaBody([item("video", { cover: frame })], "story")[0]).not.toHaveProperty("thumbOffsetMs");
  });
});

describe("itemsFromPost", () => {
  const stored = {
    type: "video" as const,
    mediaId: "m1",
    url: "https://crm.example/media/m1/holiday.mp4",
    thumbnailUrl: "https://crm.example/media/t1/thumbnail.jpg",
    altText: null,
    coverMediaId: null,
    coverUrl: null,
    thumbOffsetMs: 800,
    userTags: [{ username: "anna", x: null, y: null }],
  };

  it("brings back what a draft sends, and offers no other shape", () => {
    const [restored] = itemsFromPost([stored], () => "k1");
    expect(restored).toMatchObject({ key: "k1", canRefit: false });
    expect(restored?.previewUrl).toBe(stored.thumbnailUrl);
    expect(restored && mediaBody([restored], "reel")).toEqual([
      { type: "video", mediaId: "m1", thumbOffsetMs: 800, userTags: [{ username: "anna" }] },
    ]);
  });

  it("is called as it was when it was uploaded, and by no other name", () => {
    const warnings = ["Not for a story"];
    const known = { id: "m1", name: "Été 海.mp4", width: 1080, height: 1920, durationMs: 5_000, warnings };
    const restored = itemsFromPost([stored, { ...stored, mediaId: "m2" }], () => "k1", [known]);
    expect(restored.map(({ name }) => name)).toEqual(["Été 海.mp4", ""]);
    const { id, name, ...facts } = known;
    expect(restored[0]?.upload).toMatchObject({ media: facts });
  });

  it("sends media at an address elsewhere by that address", () => {
    const url = "https://elsewhere.example/a.mp4";
    const [restored] = itemsFromPost([{ ...stored, mediaId: null, url }], () => "k1");
    expect(restored?.name).toBe("a.mp4");
    expect(restored && mediaBody([restored], "reel")[0]).toMatchObject({ url });
  });
});

describe("what becomes of an item", () => {
  const add = mediaReducer(NO_MEDIA, {
    do: "add",
    items: [newItem({ name: "a.mov", type: "" }, "k", "blob:a")],
  });
  const ready = mediaReducer(add, { do: "upload", key: "k", upload: { state: "ready", media } });

  it("is a video by its name until the server has looked inside", () => {
    expect(add.items[0]?.type).toBe("video");
    expect(ready.items[0]?.type).toBe("image");
  });

  it("uploads anew in another shape", () => {
    const refit = mediaReducer(ready, {
      do: "refit",
      key: "k",
      shape: { use: "feed", fit: "pad", ratio: "1:1" },
    });
    expect(refit.items[0]).toMatchObject({
      fit: "pad",
      ratio: "1:1",
      upload: { state: "uploading", percent: 0 },
    });
  });

  it("stays in the draft as it was made before until another shape is there", () => {
    const shape = { use: "story", fit: "crop", ratio: "original" } as const;
    const refit = mediaReducer(ready, { do: "refit", key: "k", shape });
    const again = mediaReducer(refit, { do: "refit", key: "k", shape: { ...shape, ratio: "9:16" } });
    expect(mediaBody(again.items, "story")).toEqual([{ type: "image", mediaId: media.id }]);
    const other = { state: "ready", media: { ...media, id: "m2" } } as const;
    const done = mediaReducer(again, { do: "upload", key: "k", upload: other });
    expect(mediaBody(done.items, "story")).toEqual([{ type: "image", mediaId: "m2" }]);
    expect(done.items[0]).not.toHaveProperty("made");
  });

  it("shows a poster only of the media it was made for", () => {
    const poster = { do: "poster", key: "k", thumbnailUrl: "https://crm.example/p.jpg" } as const;
    const shown = (mediaId: string) => mediaReducer(ready, { ...poster, mediaId }).items[0]?.upload;
    expect(shown("m1")).toMatchObject({ media: { thumbnailUrl: poster.thumbnailUrl } });
    expect(shown("m0")).toEqual(ready.items[0]?.upload);
  });

  it("takes a picture as cover, no video, and drops it for a frame", () => {
    const withCover = (type: "image" | "video") =>
      mediaReducer(ready, {
        do: "coverUpload",
        key: "k",
        upload: { state: "ready", media: { ...media, id: "c1", type } },
      });
    expect(withCover("image").items[0]?.cover).toMatchObject({ mediaId: "c1", url: media.thumbnailUrl });
    expect(withCover("video").items[0]).toMatchObject({
      cover: { mediaId: null },
      coverUpload: { state: "failed" },
    });
    const frame = { mediaId: null, url: null, offsetMs: 500 };
    const after = mediaReducer(withCover("image"), { do: "write", key: "k", change: { cover: frame } });
    expect(after.items[0]?.cover).toEqual(frame);
    expect(after.items[0]).not.toHaveProperty("coverUpload");
  });
});
