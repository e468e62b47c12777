"use client";

import { type MouseEvent, useId, useRef } from "react";
import { Picture } from "@/app/_ui/picture";
import type { DraftTag, UploadedMedia } from "@/app/crm/social/posts/new/media/draft-item";
import { TagMarker } from "@/app/crm/social/posts/new/media/tag-marker";
import { placeIn, placeOf } from "@/app/crm/social/posts/new/media/tag-place";

/** In pixels, where there is room for it. */
const HEIGHT = 384;

type Place = ReturnType<typeof placeOf>;

interface TagPictureProps {
  readonly media: Pick<UploadedMedia, "url" | "width" | "height">;
  readonly tags: readonly DraftTag[];
  readonly onAdd: (place: Place) => void;
  readonly onMove: (index: number, place: Place) => void;
}

/** The photo as it goes out: a press on it tags somebody there. */
export function TagPicture({ media, tags, onAdd, onMove }: TagPictureProps) {
  const id = useId();
  const picture = useRef<HTMLButtonElement>(null);

  const placeOfPointer = (point: { readonly clientX: number; readonly clientY: number }): Place =>
    picture.current ? placeIn(picture.current.getBoundingClientRect(), point) : placeOf({ x: null, y: null });
  const press = (event: MouseEvent) => {
    const isByKeyboard = event.detail === 0;
    onAdd(isByKeyboard ? placeOf({ x: null, y: null }) : placeOfPointer(event));
  };

  return (
    <div className="space-y-1">
      <div className="relative w-fit max-w-full overflow-hidden rounded-control border border-line">
        <button
          ref={picture}
          type="button"
          aria-label="Tag somebody in the photo"
          aria-describedby={id}
          onClick={press}
          className="block max-w-full cursor-crosshair"
        >
          <Picture src={media.url} alt="" {...roomFor(media)} />
        </button>
        {tags.map((tag, index) => (
          <TagMarker
            // biome-ignore lint/suspicious/noArrayIndexKey: a tag is nothing but its place in this list
            key={index}
            index={index}
            tag={tag}
            placeOfPointer={placeOfPointer}
            onMove={(place) => onMove(index, place)}
          />
        ))}
      </div>
      <p id={id} className="text-sm text-muted">
        Press the photo where somebody is. A tag is moved by dragging it, or by arrow keys, with Shift in
        larger steps.
      </p>
    </div>
  );
}

/** Kept before the picture has arrived, where its size is known. */
function roomFor({ width, height }: Pick<UploadedMedia, "width" | "height">) {
  const className = "block h-auto max-w-full";
  return width > 0 && height > 0
    ? { className, width: Math.round((HEIGHT * width) / height), height: HEIGHT }
    : { className: `${className} max-h-96` };
}
