import fc from "fast-check";
import { expect, it } from "vitest";
import { RATIOS_FOR, shapeAnewFor, shapedRatio } from "@/core/domain/marketing/image-shape";
import { IMAGE_FITS, IMAGE_USES, type ImageShape } from "@/core/domain/marketing/media";

const TALL = { originalId: "original", width: 1080, height: 1920 };
const SQUARE = { originalId: "original", width: 1080, height: 1080 };
const feed = (over: Partial<ImageShape> = {}): ImageShape => ({
  use: "feed",
  fit: "crop",
  ratio: "original",
  ...over,
});

it.each([
  ["a story of what the feed had cut is whole again", "story", { ...TALL, shape: feed() }],
  ["so is a cover", "cover", { ...TALL, shape: feed() }],
  ["and one that the feed had padded", "story", { ...TALL, shape: feed({ fit: "pad" }) }],
  ["and one that was cut to a square for the feed", "story", { ...TALL, shape: feed({ ratio: "1:1" }) }],
  ["what was whole for a story gets a shape of the feed", "feed", { ...TALL, shape: feed({ use: "story" }) }],
] as const)("%s", (_what, use, rendition) => {
  const { fit } = rendition.shape;
  expect(shapeAnewFor(use, rendition)).toEqual({ use, fit, ratio: "original" });
});

it.each([
  ["a picture that the feed took whole", "story", { ...SQUARE, shape: feed() }],
  ["what was chosen for the same use", "story", { ...TALL, shape: feed({ use: "story", ratio: "1:1" }) }],
  ["a cover as a story", "story", { ...TALL, shape: feed({ use: "cover" }) }],
  ["a square cover as a story", "story", { ...TALL, shape: feed({ use: "cover", ratio: "1:1" }) }],
  ["a square story in the feed", "feed", { ...SQUARE, shape: feed({ use: "story" }) }],
] as const)("%s stays as it is", (_what, use, rendition) => {
  expect(shapeAnewFor(use, rendition)).toBeNull();
});

it("never asks for the same picture twice: what was made anew will do", () => {
  const uses = fc.constantFrom(...IMAGE_USES);
  const side = fc.integer({ min: 1, max: 20_000 });
  const shapes = fc
    .record({ use: uses, fit: fc.constantFrom(...IMAGE_FITS) })
    .chain(({ use, fit }) => fc.constantFrom(...RATIOS_FOR[use]).map((ratio) => ({ use, fit, ratio })));
  fc.assert(
    fc.property(side, side, shapes, uses, (width, height, shape, use) => {
      const rendition = { originalId: "original", width, height, shape };
      const anew = shapeAnewFor(use, rendition);
      if (anew === null) return;
      expect(shapeAnewFor(use, { ...rendition, shape: anew })).toBeNull();
      expect(shapedRatio(width / height, anew)).not.toBe(shapedRatio(width / height, shape));
    }),
  );
});
