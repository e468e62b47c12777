import { CircleCheck, CircleX, X } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Spinner } from "@/app/_ui/spinner";
import type { Photo } from "@/app/crm/social/posts/new/draft";
import { Thumbnail } from "@/app/crm/social/posts/thumbnail";

type ChosenPhoto = Exclude<Photo, { state: "none" }>;

interface PhotoItemProps {
  readonly photo: ChosenPhoto;
  readonly onRemove: () => void;
}

export function PhotoItem({ photo, onRemove }: PhotoItemProps) {
  return (
    <div className="flex items-center gap-3 rounded-card border border-line bg-surface p-3">
      <Thumbnail url={previewOf(photo)} alt="" className="size-14" />
      <div className="min-w-0 flex-1 space-y-1 text-sm">
        <p className="truncate font-medium">{nameOf(photo)}</p>
        <PhotoState photo={photo} />
      </div>
      <Button tone="quiet" icon={<X aria-hidden />} onClick={onRemove}>
        {photo.state === "uploading" ? "Cancel" : "Remove"}
      </Button>
    </div>
  );
}

function PhotoState({ photo }: { readonly photo: ChosenPhoto }) {
  return (
    <>
      <p role="status" className="flex items-start gap-1.5 text-muted">
        {photo.state === "uploading" && (
          <>
            <Spinner /> {photo.percent < 100 ? "Uploading" : "Checking the photo"}
          </>
        )}
        {photo.state === "ready" && (
          <>
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" /> Ready
          </>
        )}
        {photo.state === "failed" && (
          <>
            <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
            <span className="text-danger">Not uploaded</span>
          </>
        )}
      </p>
      {photo.state === "uploading" && (
        <p className="flex items-center gap-2">
          <progress max={100} value={photo.percent} aria-label={`Uploading ${photo.name}`} />
          <span className="w-10 text-right tabular-nums">{photo.percent}%</span>
        </p>
      )}
    </>
  );
}

export function previewOf(photo: Photo): string | null {
  if (photo.state === "uploading") return photo.previewUrl;
  return photo.state === "ready" ? photo.uploaded.url : null;
}

function nameOf(photo: ChosenPhoto): string {
  return (photo.state === "ready" ? photo.uploaded.name : photo.name) || "Photo";
}
