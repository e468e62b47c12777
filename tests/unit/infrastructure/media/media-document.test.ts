import { expect, it } from "vitest";
import { mediaDocument, toDocument, toMedia } from "@/infrastructure/repositories/social/media-document";
import { aStoredVideo } from "@/tests/builders/a-measured-video";

it("a video that was stored before its scan was looked for opens, and does not tell it", () => {
  const media = aStoredVideo();
  if (media.video === null) throw new Error("No video");
  const { scan, ...older } = media.video;
  const found = toMedia(mediaDocument.parse({ ...toDocument(media, "stored"), video: older }));
  expect(scan).toBe("progressive");
  expect(found.video).toEqual({ ...older, scan: null });
});
