import fc from "fast-check";
import { expect, it } from "vitest";
import { RATIO_RANGES, RATIOS_FOR } from "@/core/domain/marketing/image-shape";
import { IMAGE_FITS, IMAGE_USES } from "@/core/domain/marketing/media";
import { middleOfStrip, publishableSize } from "@/infrastructure/media/image-size";

it("never leaves what the use takes, whatever the picture and the wish", () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  const shapes = fc
    .record({ use: fc.constantFrom(...IMAGE_USES), fit: fc.constantFrom(...IMAGE_FITS) })
    .chain(({ use, fit }) => fc.constantFrom(...RATIOS_FOR[use]).map((ratio) => ({ use, fit, ratio })));
  fc.assert(
    fc.property(side, side, shapes, (width, height, shape) => {
      const out = publishableSize({ width, height }, shape);
      const { least, most } = RATIO_RANGES[shape.use];
      expect(Number.isInteger(out.width) && Number.isInteger(out.height)).toBe(true);
      expect(out.width).toBeGreaterThanOrEqual(320);
      expect(out.width).toBeLessThanOrEqual(1440);
      expect(out.height).toBeLessThanOrEqual(4096);
      expect(out.width / out.height).toBeGreaterThanOrEqual(least);
      expect(out.width / out.height).toBeLessThanOrEqual(most);
    }),
    { numRuns: 5_000 },
  );
});

it.each([
  ["a story keeps what it is", "story", [1080, 1920], [1080, 1920]],
  ["a cover, too", "cover", [1080, 1920], [1080, 1920]],
  ["a story of the tallest phone's screen", "story", [1440, 3360], [1440, 3360]],
  ["a square story", "story", [1080, 1080], [1080, 1080]],
  ["a landscape story", "story", [4032, 3024], [1440, 1080]],
  ["a feed picture of 3:4", "feed", [1080, 1440], [1080, 1440]],
  ["a feed picture between 3:4 and 4:5", "feed", [1000, 1290], [1000, 1290]],
  ["a feed picture that is too tall", "feed", [900, 2000], [900, 1200]],
  ["a story as thin as a thread", "story", [10, 20_000], [320, 3200]],
] as const)("%s", (_what, use, [width, height], [outWidth, outHeight]) => {
  const out = publishableSize({ width, height }, { use, fit: "crop", ratio: "original" });
  expect(out).toEqual({ width: outWidth, height: outHeight });
});

it("leaves a picture whole unless it is a strip, and of a strip takes the middle", () => {
  const side = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const area = middleOfStrip({ width, height });
      const isStrip = Math.max(width, height) > 100 * Math.min(width, height);
      expect(area !== null).toBe(isStrip);
      if (area === null) return;
      expect(Math.max(area.width, area.height)).toBe(100 * Math.min(area.width, area.height));
      expect(Math.abs(width - area.width - 2 * area.left)).toBeLessThanOrEqual(1);
      expect(Math.abs(height - area.height - 2 * area.top)).toBeLessThanOrEqual(1);
    }),
  );
});
