"use client";

import { clsx } from "clsx";
import { ChevronDown, ChevronUp, GripVertical, X } from "lucide-react";
import type { PointerEvent } from "react";
import { Button } from "@/app/_ui/button";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { IconButton } from "@/app/crm/social/posts/new/media/icon-button";
import { itemName } from "@/app/crm/social/posts/new/media/media-words";

interface TileActionsProps {
  readonly item: DraftItem;
  readonly index: number;
  readonly count: number;
  readonly isDragged: boolean;
  readonly onGrab: (event: PointerEvent) => void;
  readonly onMove: (toIndex: number) => void;
  readonly onRemove: () => void;
}

export function TileActions({ item, index, count, isDragged, onGrab, onMove, onRemove }: TileActionsProps) {
  const name = itemName(item, index);
  const isUnderWay = item.upload.state === "uploading" || item.upload.state === "interrupted";

  return (
    <div className="flex w-full shrink-0 items-center justify-end gap-0.5 sm:w-auto">
      {count > 1 && (
        <>
          <span
            aria-hidden
            onPointerDown={onGrab}
            title="Drag to sort"
            className={clsx(
              "flex size-10 touch-none items-center justify-center text-muted",
              isDragged ? "cursor-grabbing" : "cursor-grab",
            )}
          >
            <GripVertical className="size-4" />
          </span>
          <IconButton aria-label={`Move up ${name}`} idle={index === 0} onClick={() => onMove(index - 1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton
            aria-label={`Move down ${name}`}
            idle={index === count - 1}
            onClick={() => onMove(index + 1)}
          >
            <ChevronDown aria-hidden />
          </IconButton>
        </>
      )}
      <Button
        tone="quiet"
        icon={<X aria-hidden />}
        aria-label={`${isUnderWay ? "Cancel" : "Remove"} ${name}`}
        onClick={onRemove}
      >
        {isUnderWay ? "Cancel" : "Remove"}
      </Button>
    </div>
  );
}
