"use client";

import { ImagePlus, RotateCw, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { Picture } from "@/app/_ui/picture";
import { Spinner } from "@/app/_ui/spinner";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { Warnings } from "@/app/crm/social/posts/new/media/tile-state";

interface CoverPictureProps {
  readonly item: DraftItem;
  readonly onChoose: (file: File) => void;
  readonly onResume: () => void;
  readonly onRemove: () => void;
}

export function CoverPicture({
  item: { cover, coverUpload },
  onChoose,
  onResume,
  onRemove,
}: CoverPictureProps) {
  const id = useId();
  const hasPicture = cover.url !== null || coverUpload !== undefined;
  return (
    <div className="space-y-2 text-sm">
      {cover.url && (
        <Picture src={cover.url} alt="Chosen cover" className="h-56 max-w-full rounded-control" />
      )}
      <p role="status" className="flex items-center gap-1.5 text-muted empty:hidden">
        {coverUpload?.state === "uploading" && (
          <>
            <Spinner /> Uploading the cover, {coverUpload.percent}%
          </>
        )}
        {coverUpload && "reason" in coverUpload && <span className="text-danger">{coverUpload.reason}</span>}
      </p>
      {coverUpload?.state === "ready" && <Warnings warnings={coverUpload.media.warnings} />}
      <div className="flex flex-wrap gap-2">
        <label
          className={`${buttonClass()} relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
        >
          <ImagePlus aria-hidden />
          {hasPicture ? "Choose another picture" : "Use a picture instead"}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-describedby={`${id}-hint`}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = "";
              if (file) onChoose(file);
            }}
          />
        </label>
        {coverUpload?.state === "interrupted" && (
          <Button icon={<RotateCw aria-hidden />} onClick={onResume}>
            Resume
          </Button>
        )}
        {hasPicture && (
          <Button tone="quiet" icon={<X aria-hidden />} onClick={onRemove}>
            Use a frame instead
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="text-muted">
        JPEG, PNG or WebP. 9:16 fills the screen.
      </p>
    </div>
  );
}
