"use client";

import { clsx } from "clsx";
import { ImagePlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { fieldAria } from "@/app/_ui/field";
import { MEDIA_FIELD_ID } from "@/app/crm/social/posts/new/media/draft-media";

const TAKEN = "image/jpeg,image/png,image/webp,video/mp4,video/quicktime";

interface DropZoneProps {
  readonly count: number;
  readonly invalid: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function DropZone({ count, invalid, onFiles }: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const take = (field: HTMLInputElement) => {
    const files = [...(field.files ?? [])];
    field.value = "";
    if (files.length > 0) onFiles(files);
  };

  // Files can be chosen before this page's script has arrived: their change event is lost, they are not.
  const takeEarly = useRef(take);
  useEffect(() => {
    if (input.current) takeEarly.current(input.current);
  }, []);

  return (
    <label
      className={clsx(
        "relative flex cursor-pointer items-center justify-center gap-2 rounded-card border border-dashed text-center text-sm",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        count > 0 ? "min-h-12 px-4 py-2" : "min-h-36 flex-col px-6 py-8",
        isOver ? "border-accent bg-accent-soft" : "border-edge bg-surface hover:bg-subtle",
      )}
    >
      <ImagePlus aria-hidden className="size-5 text-accent" />
      <span className="font-medium">{count > 0 ? "Add photos or videos" : "Choose photos or videos"}</span>
      <span className={count > 0 ? "sr-only" : "text-muted"} id={`${MEDIA_FIELD_ID}-hint`}>
        Or drop or paste them here. JPEG, PNG or WebP, MP4 or MOV up to 300 MB, ten in all.
      </span>
      <input
        {...fieldAria(MEDIA_FIELD_ID, { hint: true, invalid })}
        ref={input}
        type="file"
        multiple
        accept={TAKEN}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onDragEnter={() => setIsOver(true)}
        onDragLeave={() => setIsOver(false)}
        onDrop={() => setIsOver(false)}
        onChange={(event) => take(event.target)}
      />
    </label>
  );
}
