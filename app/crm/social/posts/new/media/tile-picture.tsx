"use client";

import { clsx } from "clsx";
import { Film, ImageIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Picture } from "@/app/_ui/picture";
import { ShapeKeeper } from "@/app/_ui/shape-keeper";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { shapeOf } from "@/app/crm/social/posts/new/media/shape";

interface TilePictureProps {
  readonly item: DraftItem;
  /** Its size; a square. */
  readonly className: string;
}

/** What goes out, in its own shape: as the server made it, or until then as it will. */
export function TilePicture({ item, className }: TilePictureProps) {
  const { type } = item;
  const Icon = type === "video" ? Film : ImageIcon;
  return (
    <span
      className={clsx(
        "relative flex shrink-0 items-center justify-center overflow-hidden rounded-control bg-subtle text-muted",
        className,
      )}
    >
      <Icon aria-hidden className="absolute size-5" />
      {type === "video" ? <VideoPicture item={item} /> : <Photo item={item} />}
    </span>
  );
}

function Photo({ item: { upload, previewUrl, use, fit, ratio } }: { readonly item: DraftItem }) {
  const [natural, setNatural] = useState(0);
  const media = upload.state === "ready" ? upload.media : null;
  const made = media && media.width > 0 ? media.width / media.height : null;
  return (
    <Shaped ratio={made ?? shapeOf(natural, { use, ratio })}>
      {previewUrl && (
        <Picture
          src={previewUrl}
          alt=""
          onSize={(width, height) => setNatural(width / height)}
          className={clsx(
            "absolute inset-0 size-full",
            fit === "crop" ? "object-cover" : "bg-white object-contain",
          )}
        />
      )}
      {media && (
        <Picture
          src={media.thumbnailUrl ?? media.url}
          alt=""
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </Shaped>
  );
}

/** The first seconds of a video are often black: a look at the next. */
function VideoPicture({ item: { upload, previewUrl } }: { readonly item: DraftItem }) {
  const thumbnailUrl = upload.state === "ready" ? upload.media.thumbnailUrl : null;
  if (thumbnailUrl)
    return <Picture src={thumbnailUrl} alt="" className="absolute size-full object-contain" />;
  if (!previewUrl?.startsWith("blob:")) return null;
  return (
    <video
      src={`${previewUrl}#t=1`}
      muted
      playsInline
      preload="metadata"
      className="absolute size-full object-contain"
    />
  );
}

function Shaped({ ratio, children }: { readonly ratio: number; readonly children: ReactNode }) {
  const isWide = ratio >= 1;
  return (
    <span className={clsx("relative overflow-hidden", isWide ? "w-full" : "h-full")}>
      <ShapeKeeper ratio={ratio} className={isWide ? "h-auto w-full" : "h-full w-auto"} />
      {children}
    </span>
  );
}
