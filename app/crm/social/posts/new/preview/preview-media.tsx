"use client";

import { clsx } from "clsx";
import { ImageIcon } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Picture } from "@/app/_ui/picture";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import { NOUN } from "@/app/crm/social/posts/new/media/media-words";
import { coverOf } from "@/app/crm/social/posts/new/preview/cover-of";

interface PreviewMediaProps {
  readonly item: DraftItem | undefined;
  readonly className: string;
  /** A picture of another shape than its place gets bars, as Instagram shows it there; else it is cropped. */
  readonly isWhole?: boolean;
  /** Told once the picture has its size, in pixels. */
  readonly onSize?: (width: number, height: number) => void;
}

/** One item as it will be shown; a video by its cover where it has one, else by a frame. */
export function PreviewMedia({ item, className, isWhole = false, onSize }: PreviewMediaProps) {
  if (item === undefined)
    return <Placeholder words="Your photo or video appears here" className={className} />;
  const { type, cover, altText } = item;
  const unshown = <Placeholder words={`This ${NOUN[type]} cannot be shown here`} className={className} />;
  const still = type === "video" ? cover.url : coverOf(item);
  if (still !== null) {
    return (
      <Picture
        src={still}
        alt={altText}
        className={clsx("bg-subtle", isWhole ? "object-contain" : "object-cover", className)}
        onSize={onSize}
        instead={unshown}
      />
    );
  }
  const video = videoUrl(item);
  if (video === null) return unshown;
  const seconds = (cover.offsetMs ?? 0) / 1000;
  return (
    <Frame
      key={video}
      url={video}
      seconds={seconds}
      className={className}
      onSize={onSize}
      instead={unshown}
    />
  );
}

function videoUrl({ type, previewUrl, upload }: DraftItem): string | null {
  if (type !== "video") return null;
  if (previewUrl?.startsWith("blob:")) return previewUrl;
  return upload.state === "ready" ? upload.media.url : null;
}

interface FrameProps {
  readonly url: string;
  readonly seconds: number;
  readonly className: string;
  readonly onSize?: ((width: number, height: number) => void) | undefined;
  readonly instead: ReactNode;
}

function Frame({ url, seconds, className, onSize, instead }: FrameProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    if (video.current) video.current.currentTime = seconds;
  }, [seconds]);
  // It may have come, or failed to, before this page's script arrived.
  const arrived = useRef(onSize);
  useEffect(() => {
    if (!video.current) return;
    const { error, readyState, videoWidth, videoHeight } = video.current;
    if (error !== null) setBroken(true);
    else if (readyState >= HTMLMediaElement.HAVE_METADATA) arrived.current?.(videoWidth, videoHeight);
  }, []);
  if (isBroken) return instead;
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
      onError={() => setBroken(true)}
      onLoadedMetadata={({ currentTarget }) => {
        currentTarget.currentTime = seconds;
        onSize?.(currentTarget.videoWidth, currentTarget.videoHeight);
      }}
    />
  );
}

function Placeholder({ words, className }: { readonly words: string; readonly className: string }) {
  return (
    <div
      className={clsx(
        "flex flex-col items-center justify-center gap-2 bg-subtle px-4 text-center text-sm text-muted",
        className,
      )}
    >
      <ImageIcon aria-hidden className="size-6" />
      {words}
    </div>
  );
}
