import fc from "fast-check";
import { expect, it } from "vitest";
import { middleOfStrip, publishableSize } from "@/infrastructure/media/image-size";

it("never leaves the platform's ratio and width, whatever the picture and the wish", () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  const wish = fc.record({
    fit: fc.constantFrom("crop" as const, "pad" as const),
    ratio: fc.constantFrom("original" as const, "1:1" as const, "4:5" as const, "1.91:1" as const),
  });
  fc.assert(
    fc.property(side, side, wish, (width, height, wanted) => {
      const out = publishableSize({ width, height }, wanted);
      expect(Number.isInteger(out.width) && Number.isInteger(out.height)).toBe(true);
      expect(out.width).toBeGreaterThanOrEqual(320);
      expect(out.width).toBeLessThanOrEqual(1440);
      expect(out.width / out.height).toBeGreaterThanOrEqual(0.8);
      expect(out.width / out.height).toBeLessThanOrEqual(1.91);
    }),
    { numRuns: 5_000 },
  );
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
