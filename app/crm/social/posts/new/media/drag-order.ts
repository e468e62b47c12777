export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Where an item belongs that is dragged to `y`: it passes a neighbour once it is past that one's middle. */
export function placeAt(spans: readonly Span[], from: number, y: number): number {
  const middles = spans.map(({ top, bottom }) => (top + bottom) / 2);
  const below = middles.findLastIndex((middle, index) => index > from && y > middle);
  if (below !== -1) return below;
  const above = middles.findIndex((middle, index) => index < from && y < middle);
  return above === -1 ? from : above;
}
