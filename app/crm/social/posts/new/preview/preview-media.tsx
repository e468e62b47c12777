"use client";

import { clsx } from "clsx";
import { ImageIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { Picture } from "@/app/_ui/picture";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import { coverOf } from "@/app/crm/social/posts/new/preview/cover-of";

interface PreviewMediaProps {
  readonly item: DraftItem | undefined;
  readonly className: string;
  /** Told once the picture has its size, in pixels. */
  readonly onSize?: (width: number, height: number) => void;
}

/** One item as it will be shown; a video by its cover where it has one, else by a frame. */
export function PreviewMedia({ item, className, onSize }: PreviewMediaProps) {
  if (item === undefined) return <NothingYet className={className} />;
  const { type, cover, altText } = item;
  const still = type === "video" ? cover.url : coverOf(item);
  if (still !== null) {
    return (
      <Picture
        src={still}
        alt={altText}
        className={clsx("bg-subtle object-cover", className)}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => onSize?.(naturalWidth, naturalHeight)}
      />
    );
  }
  const video = videoUrl(item);
  if (video === null) return <NothingYet className={className} />;
  return <Frame url={video} seconds={(cover.offsetMs ?? 0) / 1000} className={className} onSize={onSize} />;
}

function videoUrl({ previewUrl, upload }: DraftItem): string | null {
  if (previewUrl?.startsWith("blob:")) return previewUrl;
  return upload.state === "ready" ? upload.media.url : null;
}

interface FrameProps {
  readonly url: string;
  readonly seconds: number;
  readonly className: string;
  readonly onSize?: ((width: number, height: number) => void) | undefined;
}

function Frame({ url, seconds, className, onSize }: FrameProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.currentTime = seconds;
  }, [seconds]);
  return (
    <video
      ref={video}
      src={url}
      muted
      playsInline
      preload="metadata"
      aria-hidden
      tabIndex={-1}
      className={clsx("bg-subtle object-cover", className)}
      onLoadedMetadata={({ currentTarget }) => {
        currentTarget.currentTime = seconds;
        onSize?.(currentTarget.videoWidth, currentTarget.videoHeight);
      }}
    />
  );
}

function NothingYet({ className }: { readonly className: string }) {
  return (
    <div
      className={clsx(
        "flex flex-col items-center justify-center gap-2 bg-subtle px-4 text-center text-sm text-muted",
        className,
      )}
    >
      <ImageIcon aria-hidden className="size-6" />
      Your photo or video appears here
    </div>
  );
}
