"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import type { DraftTag } from "@/app/crm/social/posts/new/media/draft-item";
import { nudged, placeOf, placeWords } from "@/app/crm/social/posts/new/media/tag-place";

type Place = ReturnType<typeof placeOf>;

interface TagMarkerProps {
  readonly index: number;
  readonly tag: DraftTag;
  readonly placeOfPointer: (event: PointerEvent) => Place;
  readonly onMove: (place: Place) => void;
}

export function TagMarker({ index, tag, placeOfPointer, onMove }: TagMarkerProps) {
  const place = placeOf(tag);

  const moveByKey = (event: KeyboardEvent) => {
    const next = nudged(place, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    onMove(next);
  };
  const follow = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(placeOfPointer(event));
  };

  return (
    <button
      type="button"
      aria-label={`Tag ${index + 1}${tag.username && `, ${tag.username}`}: ${placeWords(place)}`}
      onKeyDown={moveByKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={follow}
      ref={(marker) => {
        // Not as a `style` attribute, which a page's content security policy refuses from the server.
        marker?.style.setProperty("left", `${place.x * 100}%`);
        marker?.style.setProperty("top", `${place.y * 100}%`);
      }}
      className="absolute flex min-h-6 min-w-6 max-w-40 -translate-1/2 cursor-move touch-none items-center justify-center rounded-control border border-white bg-accent-strong px-1.5 text-sm text-on-accent"
    >
      <span className="truncate">{tag.username || index + 1}</span>
    </button>
  );
}
