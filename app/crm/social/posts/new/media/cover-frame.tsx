"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { frameTime } from "@/app/crm/social/posts/new/media/media-words";
import { stayOnEnter } from "@/app/crm/social/posts/new/media/stay-on-enter";

const STEP_MS = 100;

interface CoverFrameProps {
  readonly item: DraftItem;
  readonly onChoose: (offsetMs: number) => void;
}

export function CoverFrame({ item, onChoose }: CoverFrameProps) {
  const id = useId();
  const video = useRef<HTMLVideoElement>(null);
  const [seen, setSeen] = useState({ durationMs: 0, isShown: true });
  const media = item.upload.state === "ready" ? item.upload.media : null;
  const isLocal = item.previewUrl?.startsWith("blob:") === true;
  const url = isLocal ? item.previewUrl : (media?.url ?? null);
  const offsetMs = item.cover.offsetMs ?? 0;
  const durationMs = media?.durationMs ?? seen.durationMs;

  useEffect(() => {
    if (video.current) video.current.currentTime = offsetMs / 1000;
  }, [offsetMs]);

  return (
    <div className="flex flex-wrap items-start gap-4">
      {url && seen.isShown && (
        <video
          ref={video}
          src={url}
          muted
          playsInline
          preload="auto"
          aria-hidden
          onLoadedMetadata={({ currentTarget }) => {
            const whole = Math.round(currentTarget.duration * 1000);
            setSeen({ durationMs: Number.isFinite(whole) ? whole : 0, isShown: true });
            currentTarget.currentTime = offsetMs / 1000;
          }}
          onError={() => setSeen((now) => ({ ...now, isShown: false }))}
          className="h-56 max-w-full rounded-control bg-subtle"
        />
      )}
      <div className="min-w-0 flex-1 basis-56 space-y-1.5">
        <label htmlFor={id} className="block text-sm font-medium">
          Frame
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={Math.max(0, durationMs - 1)}
          step={STEP_MS}
          value={offsetMs}
          disabled={durationMs === 0}
          aria-valuetext={frameTime(offsetMs)}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChoose(event.target.valueAsNumber)}
          onKeyDown={stayOnEnter}
          className="block min-h-6 w-full cursor-pointer"
        />
        <p id={`${id}-hint`} className="text-sm text-muted">
          {frameTime(offsetMs)} of {frameTime(durationMs)}
          {!seen.isShown && ". This browser cannot show the video: the frame is chosen by its time"}
        </p>
      </div>
    </div>
  );
}
