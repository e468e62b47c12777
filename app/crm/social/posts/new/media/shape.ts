import { shapedRatio } from "@/core/domain/marketing/image-shape";
import type { ImageShape } from "@/core/domain/marketing/media";

/** Width divided by height of what the server makes of a photo; a square until that of the photo is known. */
export function shapeOf(natural: number, shape: Pick<ImageShape, "use" | "ratio">): number {
  return shape.ratio === "original" && !(natural > 0) ? 1 : shapedRatio(natural, shape);
}
