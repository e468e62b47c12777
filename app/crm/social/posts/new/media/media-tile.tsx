"use client";

import { clsx } from "clsx";
import type { PointerEvent } from "react";
import { FieldErrors } from "@/app/_ui/field";
import { AltText } from "@/app/crm/social/posts/new/media/alt-text";
import { CoverEditor } from "@/app/crm/social/posts/new/media/cover-editor";
import { type DraftItem, fieldIdOf } from "@/app/crm/social/posts/new/media/draft-media";
import { FitChoice } from "@/app/crm/social/posts/new/media/fit-choice";
import { capitalized, itemName } from "@/app/crm/social/posts/new/media/media-words";
import { TagEditor } from "@/app/crm/social/posts/new/media/tag-editor";
import { TileActions } from "@/app/crm/social/posts/new/media/tile-actions";
import { TilePicture } from "@/app/crm/social/posts/new/media/tile-picture";
import { TileState } from "@/app/crm/social/posts/new/media/tile-state";
import type { MediaActions } from "@/app/crm/social/posts/new/media/use-media-items";
import { type ItemForm, itemTakes } from "@/core/domain/marketing/instagram-fields";

interface MediaTileProps {
  readonly item: DraftItem;
  readonly index: number;
  readonly count: number;
  readonly form: ItemForm;
  readonly isDragged: boolean;
  /** By part of the item: "" for the item itself, `altText`, `userTags`, … */
  readonly errorsOf: (part: string) => readonly string[];
  readonly actions: MediaActions;
  readonly onGrab: (event: PointerEvent) => void;
  readonly onMove: (toIndex: number) => void;
  readonly onRemove: () => void;
  readonly onNews: (words: string) => void;
}

export function MediaTile({ item, index, count, form, errorsOf, actions, ...rest }: MediaTileProps) {
  const { key, type, upload } = item;
  const isFailed = upload.state === "failed";
  const errors = upload.state === "ready" ? errorsOf("") : [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take the focus of a problem
    <div
      id={fieldIdOf(key, "tile")}
      role="group"
      tabIndex={-1}
      aria-label={capitalized(itemName(item, index))}
      className={clsx(
        "space-y-3 rounded-card border bg-surface p-3",
        rest.isDragged ? "border-accent ring-2 ring-accent" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-start gap-3 sm:flex-nowrap">
        <TilePicture item={item} className="size-20" />
        <div className="min-w-0 flex-1 basis-40 space-y-1 text-sm">
          <p dir="auto" className="truncate text-left font-medium" title={item.name}>
            {item.name || capitalized(itemName(item, index))}
          </p>
          <TileState item={item} onResume={() => actions.resume(key)} onRetry={() => actions.retry(key)} />
        </div>
        <TileActions item={item} index={index} count={count} {...rest} />
      </div>
      <FieldErrors id={fieldIdOf(key, "tile")} errors={errors} />
      {!isFailed && itemTakes(form, "altText") && type === "image" && (
        <AltText
          item={item}
          errors={errorsOf("altText")}
          onChange={(altText) => actions.update(key, { altText })}
        />
      )}
      {!isFailed && (
        <div className="divide-y divide-line border-t border-line">
          {type === "image" && (
            <FitChoice item={item} form={form} onChoose={(fit, ratio) => actions.refit(key, fit, ratio)} />
          )}
          {itemTakes(form, "userTags") && (
            <TagEditor
              item={item}
              errors={errorsOf("userTags")}
              onChange={(tags) => actions.update(key, { tags })}
              onNews={rest.onNews}
            />
          )}
          {type === "video" && itemTakes(form, "thumbOffsetMs") && (
            <CoverEditor
              item={item}
              takesPicture={itemTakes(form, "coverMediaId")}
              errors={["coverMediaId", "coverUrl", "thumbOffsetMs"].flatMap(errorsOf)}
              actions={actions}
            />
          )}
        </div>
      )}
    </div>
  );
}
