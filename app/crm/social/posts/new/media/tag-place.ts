import type { DraftTag } from "@/app/crm/social/posts/new/media/draft-item";
import { TAG_PLACE_MAX, TAG_PLACE_MIN } from "@/core/domain/marketing/instagram-limits";

interface Place {
  readonly x: number;
  readonly y: number;
}

const MIDDLE = 0.5;
const STEP = 0.01;
const LARGE_STEP = 0.1;
const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** In the middle where none was said. */
export function placeOf({ x, y }: Pick<DraftTag, "x" | "y">): Place {
  return { x: x ?? MIDDLE, y: y ?? MIDDLE };
}

/** Where a point of the screen lies in a picture, as a share of its width and height. */
export function placeIn(
  picture: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  point: { readonly clientX: number; readonly clientY: number },
): Place {
  return {
    x: within((point.clientX - picture.left) / picture.width),
    y: within((point.clientY - picture.top) / picture.height),
  };
}

/** One press of an arrow key; null for any other key. */
export function nudged({ x, y }: Place, key: string, isLarge: boolean): Place | null {
  const direction = ARROWS[key];
  if (direction === undefined) return null;
  const step = isLarge ? LARGE_STEP : STEP;
  return { x: within(x + direction.x * step), y: within(y + direction.y * step) };
}

export function placeWords({ x, y }: Place): string {
  return `${Math.round(x * 100)}% from the left, ${Math.round(y * 100)}% from the top`;
}

/** To a thousandth: finer than a finger, and free of what adding shares leaves behind. */
function within(share: number): number {
  const bounded = Math.min(TAG_PLACE_MAX, Math.max(TAG_PLACE_MIN, share));
  return Math.round(bounded * 1000) / 1000;
}
