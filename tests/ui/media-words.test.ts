import { describe, expect, it } from "vitest";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import {
  clockTime,
  frameTime,
  itemName,
  leftOutWords,
  placeWords,
  uploadNews,
  uploadWords,
} from "@/app/crm/social/posts/new/media/media-words";
import { newItem } from "@/app/crm/social/posts/new/media/new-item";
import { shapeOf } from "@/app/crm/social/posts/new/media/shape";
import { nudged, placeIn, placeOf, placeWords as tagWords } from "@/app/crm/social/posts/new/media/tag-place";

const photo = newItem({ name: "dawn.png", type: "image/png" }, "k", "blob:a");
const video = newItem({ name: "", type: "video/mp4" }, "v", "blob:b");
const media = {
  id: "m",
  url: "https://crm.example/m",
  type: "video" as const,
  width: 1080,
  height: 1920,
  durationMs: 65_400,
  thumbnailUrl: null,
  warnings: [],
  shape: null,
};

describe("the words of an item", () => {
  it("name it by its place", () => {
    expect(itemName(photo, 1)).toBe("photo 2, dawn.png");
    expect(itemName(video, 0)).toBe("video 1");
    expect(placeWords(photo, 1, 4)).toBe("Photo 2 of 4");
  });

  it.each<[DraftItem["upload"], string]>([
    [{ state: "uploading", percent: 12 }, "Uploading"],
    [{ state: "uploading", percent: 100 }, "Checking the video"],
    [{ state: "interrupted", percent: 45, reason: "Offline." }, "Stopped at 45%"],
    [{ state: "failed", reason: "Text.", retryable: false }, "Not uploaded"],
    [{ state: "ready", media }, "Ready · 1080 × 1920 · 1:05"],
    [{ state: "ready", media: { ...media, width: 0, durationMs: null } }, "Ready"],
  ])("say where its upload stands: %j", (upload, words) => {
    expect(uploadWords({ type: "video", upload })).toBe(words);
  });

  it("name the files that found no room", () => {
    expect(leftOutWords([])).toBe("");
    expect(leftOutWords(["a.jpg"])).toBe("Instagram takes 10 items. 1 file was left out: a.jpg");
    expect(leftOutWords(["a", "b"])).toBe("Instagram takes 10 items. 2 files were left out: a, b");
  });

  it("tell times", () => {
    expect([clockTime(5_000), clockTime(59_600), frameTime(3_200)]).toEqual(["0:05", "1:00", "3.2 seconds"]);
  });
});

describe("what is said aloud of uploads", () => {
  const stopped = { state: "interrupted", percent: 4, reason: "You are offline." } as const;

  it("is the end or a halt, once", () => {
    const ready = { ...photo, upload: { state: "ready" as const, media } };
    const halted = { ...video, upload: stopped };
    expect(uploadNews([photo, video], [ready, halted])).toBe(
      "Photo 1, dawn.png: ready. Video 2: stopped. You are offline.",
    );
    expect(uploadNews([ready, halted], [ready, halted])).toBe("");
  });

  it("is nothing about percents and new files", () => {
    const further = { ...photo, upload: { state: "uploading" as const, percent: 50 } };
    expect(uploadNews([photo], [further, video])).toBe("");
  });
});

describe("the shape that the server will make", () => {
  it.each([
    [3, "feed", "original", 1.91],
    [0.5, "feed", "original", 0.75],
    [0.5, "story", "original", 0.5],
    [1.2, "feed", "original", 1.2],
    [0, "feed", "original", 1],
    [0, "story", "original", 1],
    [3, "feed", "4:5", 0.8],
    [3, "story", "9:16", 0.5625],
    [3, "feed", "1:1", 1],
  ] as const)("of %d for %s as %s is %d", (natural, use, ratio, expected) => {
    expect(shapeOf(natural, { use, ratio })).toBe(expected);
  });
});

describe("the place of a tag", () => {
  it("is the middle where none was said", () => {
    expect(placeOf({ x: null, y: null })).toEqual({ x: 0.5, y: 0.5 });
  });

  it("is where the picture was pressed, never outside", () => {
    const picture = { left: 100, top: 50, width: 200, height: 100 };
    expect(placeIn(picture, { clientX: 150, clientY: 75 })).toEqual({ x: 0.25, y: 0.25 });
    expect(placeIn(picture, { clientX: 0, clientY: 900 })).toEqual({ x: 0, y: 1 });
  });

  it("moves by arrow keys, in larger steps with Shift, and stops at the edge", () => {
    expect(nudged({ x: 0.5, y: 0.5 }, "ArrowLeft", false)).toEqual({ x: 0.49, y: 0.5 });
    expect(nudged({ x: 0.5, y: 0.5 }, "ArrowDown", true)).toEqual({ x: 0.5, y: 0.6 });
    expect(nudged({ x: 0.99, y: 0 }, "ArrowRight", true)).toEqual({ x: 1, y: 0 });
    expect(nudged({ x: 0.5, y: 0.5 }, "Enter", false)).toBeNull();
  });

  it("is told in percent", () => {
    expect(tagWords({ x: 0.255, y: 1 })).toBe("26% from the left, 100% from the top");
  });
});
