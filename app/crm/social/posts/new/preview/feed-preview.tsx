"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/app/_ui/avatar";
import { ShapeKeeper } from "@/app/_ui/shape-keeper";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-media";
import { Dots } from "@/app/crm/social/posts/new/preview/dots";
import { FoldedCaption } from "@/app/crm/social/posts/new/preview/folded-caption";
import { PreviewMedia } from "@/app/crm/social/posts/new/preview/preview-media";
import type { PreviewProps } from "@/app/crm/social/posts/new/preview/preview-props";
import { shownRatio } from "@/app/crm/social/posts/new/preview/shown-ratio";

export function FeedPreview({ account, items, caption }: PreviewProps) {
  const username = account?.username ?? "account";
  return (
    <figure
      aria-label="Preview of the post"
      className="overflow-hidden rounded-card border border-line bg-surface"
    >
      <div className="flex items-center gap-3 p-3">
        <Avatar small username={username} url={account?.avatarUrl ?? null} />
        <span className="min-w-0 truncate text-sm font-semibold" title={username}>
          {username}
        </span>
      </div>
      <Swipe items={items} />
      <figcaption className="p-3 text-sm">
        <FoldedCaption username={username} caption={caption} />
      </figcaption>
    </figure>
  );
}

/** All items of a carousel are shown in the frame that the first one sets (graph-api.md §3.6). */
function Swipe({ items }: { readonly items: readonly DraftItem[] }) {
  const [place, setPlace] = useState(0);
  const [size, setSize] = useState({ key: "", ratio: 1 });
  const shown = Math.min(place, Math.max(0, items.length - 1));
  const first = items[0];
  const ratio = first && (shownRatio(first) ?? (size.key === first.key ? size.ratio : null));
  const item = items[shown];
  return (
    <div className="relative">
      <div className="relative">
        <ShapeKeeper ratio={ratio ?? 1} className="h-auto w-full" />
        <PreviewMedia
          key={item?.previewUrl ?? "none"}
          item={item}
          className="absolute inset-0 size-full"
          onSize={(width, height) => {
            if (item !== undefined && item === first)
              setSize({ key: item.key, ratio: shownRatio(item, { width, height }) ?? 1 });
          }}
        />
      </div>
      {items.length > 1 && (
        <>
          <Step label="Previous item" side="left" disabled={shown === 0} onStep={() => setPlace(shown - 1)} />
          <Step
            label="Next item"
            side="right"
            disabled={shown === items.length - 1}
            onStep={() => setPlace(shown + 1)}
          />
          <Dots count={items.length} current={shown} />
        </>
      )}
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly side: "left" | "right";
  readonly disabled: boolean;
  readonly onStep: () => void;
}

function Step({ label, side, disabled, onStep }: StepProps) {
  const Icon = side === "left" ? ChevronLeft : ChevronRight;
  if (disabled) return null;
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onStep}
      className={`absolute top-1/2 ${side === "left" ? "left-2" : "right-2"} flex size-8 -translate-y-1/2 cursor-pointer items-center justify-center rounded-full border border-line bg-surface text-ink hover:bg-subtle`}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
