"use client";

import { useId } from "react";
import type { DraftItem, MediaFit, MediaRatio } from "@/app/crm/social/posts/new/media/draft-media";
import { RATIO_WORDS } from "@/app/crm/social/posts/new/media/media-words";
import { RadioRow } from "@/app/crm/social/posts/new/media/radio-row";
import { TilePanel } from "@/app/crm/social/posts/new/media/tile-panel";
import { TilePicture } from "@/app/crm/social/posts/new/media/tile-picture";
import { RATIOS_FOR } from "@/core/domain/marketing/image-shape";
import { type ItemForm, imageUseOf } from "@/core/domain/marketing/instagram-fields";

const FITS = ["crop", "pad"] as const;
const FIT_WORDS: Record<MediaFit, string> = { crop: "Crop", pad: "Pad with white" };

interface FitChoiceProps {
  readonly item: DraftItem;
  readonly form: ItemForm;
  readonly onChoose: (fit: MediaFit, ratio: MediaRatio) => void;
}

export function FitChoice({ item, form, onChoose }: FitChoiceProps) {
  const id = useId();
  const { fit, ratio, canRefit } = item;
  const chosen = canRefit ? `${RATIO_WORDS[ratio]}, ${FIT_WORDS[fit].toLowerCase()}` : "As uploaded";
  return (
    <TilePanel title="Shape" chosen={chosen} of={item.name}>
      {() => (
        <div className="flex flex-wrap gap-4">
          <TilePicture item={item} className="size-40" />
          <fieldset disabled={!canRefit} aria-describedby={id} className="min-w-0 flex-1 basis-56 space-y-3">
            <legend className="sr-only">Shape of {item.name}</legend>
            <RadioRow
              legend="Ratio"
              options={RATIOS_FOR[imageUseOf(form)]}
              words={RATIO_WORDS}
              chosen={canRefit ? ratio : null}
              onChoose={(next) => onChoose(fit, next)}
            />
            <RadioRow
              legend="What does not fit"
              options={FITS}
              words={FIT_WORDS}
              chosen={canRefit ? fit : null}
              onChoose={(next) => onChoose(next, ratio)}
            />
            <p id={id} className="text-sm text-muted">
              {hintOf(item, form)}
            </p>
          </fieldset>
        </div>
      )}
    </TilePanel>
  );
}

function hintOf({ canRefit, fit, tags }: DraftItem, form: ItemForm): string {
  if (!canRefit) {
    return "The original file is no longer here, only what was made of it. Choose the file again for another shape.";
  }
  const kept = fit === "crop" ? ["The crop keeps the busiest part of the photo."] : [];
  const moved = tags.length > 0 ? ["Look at the tags again after a change."] : [];
  const story = form === "story" ? ["A story fills the screen at 9:16: anything else gets bars."] : [];
  return [...kept, ...story, ...moved].join(" ");
}
