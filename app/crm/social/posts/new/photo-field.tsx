"use client";

import { clsx } from "clsx";
import { ImagePlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { FieldErrors, fieldAria } from "@/app/_ui/field";
import { FIELD_IDS, type Photo } from "@/app/crm/social/posts/new/draft";
import { PhotoItem } from "@/app/crm/social/posts/new/photo-item";

interface PhotoFieldProps {
  readonly photo: Photo;
  readonly errors: readonly string[];
  readonly onChoose: (file: File) => void;
  readonly onRemove: () => void;
}

export function PhotoField({ photo, errors, onChoose, onRemove }: PhotoFieldProps) {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hasPhoto = photo.state !== "none";

  const take = (field: HTMLInputElement) => {
    const file = field.files?.[0];
    field.value = "";
    if (file) onChoose(file);
  };

  // A photo can be chosen before this page's script has arrived: its change event is lost, the file is not.
  const takeEarly = useRef(take);
  useEffect(() => {
    if (input.current) takeEarly.current(input.current);
  }, []);

  const remove = () => {
    onRemove();
    document.getElementById(FIELD_IDS.photo)?.focus();
  };

  return (
    <div className="space-y-2">
      <p className="text-sm font-medium">Photo</p>
      {hasPhoto && <PhotoItem photo={photo} onRemove={remove} />}
      <label
        className={clsx(
          "relative flex cursor-pointer items-center justify-center gap-2 rounded-card border border-dashed text-center text-sm",
          "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
          hasPhoto ? "min-h-10 px-4 py-2" : "min-h-36 flex-col px-6 py-8",
          isOver ? "border-accent bg-accent-soft" : "border-edge bg-surface hover:bg-subtle",
        )}
      >
        <ImagePlus aria-hidden className="size-5 text-accent" />
        <span className="font-medium">{hasPhoto ? "Choose another photo" : "Choose a photo"}</span>
        <span className={hasPhoto ? "sr-only" : "text-muted"} id={`${FIELD_IDS.photo}-hint`}>
          Or drop or paste it here. JPEG, PNG or WebP.
        </span>
        <input
          {...fieldAria(FIELD_IDS.photo, { hint: true, invalid: errors.length > 0 })}
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onDragEnter={() => setIsOver(true)}
          onDragLeave={() => setIsOver(false)}
          onDrop={() => setIsOver(false)}
          onChange={(event) => take(event.target)}
        />
      </label>
      <div role="alert">
        <FieldErrors id={FIELD_IDS.photo} errors={errors} />
      </div>
    </div>
  );
}
