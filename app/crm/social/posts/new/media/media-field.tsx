"use client";

import { useEffect, useRef, useState } from "react";
import { FieldErrors } from "@/app/_ui/field";
import { type DraftItem, fieldIdOf, MEDIA_FIELD_ID } from "@/app/crm/social/posts/new/media/draft-media";
import { DropZone } from "@/app/crm/social/posts/new/media/drop-zone";
import { formOfItems } from "@/app/crm/social/posts/new/media/item-form";
import { MediaTile } from "@/app/crm/social/posts/new/media/media-tile";
import { leftOutWords, placeWords, uploadNews } from "@/app/crm/social/posts/new/media/media-words";
import { useDragOrder } from "@/app/crm/social/posts/new/media/use-drag-order";
import type { MediaActions } from "@/app/crm/social/posts/new/media/use-media-items";
import { itemFormOf } from "@/core/domain/marketing/instagram-fields";
import type { PostKind } from "@/core/domain/marketing/post-content";

interface MediaFieldProps {
  readonly items: readonly DraftItem[];
  readonly kind: PostKind;
  /** By path as in the request: `media`, `media.0`, `media.0.altText`, …; what lies deeper belongs to these. */
  readonly errorsOf: (path: string) => readonly string[];
  readonly actions: MediaActions;
}

export function MediaField({ items, kind, errorsOf, actions }: MediaFieldProps) {
  const [news, setNews] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const form = formOfItems(items, kind);
  const errors = errorsOf("media");
  const { leftOut = [] } = actions;

  const lastItems = useRef(items);
  useEffect(() => {
    const words = uploadNews(lastItems.current, items);
    lastItems.current = items;
    if (words !== "") setNews(words);
  }, [items]);

  const move = (key: string, toIndex: number) => {
    const item = items.find((one) => one.key === key);
    if (item === undefined || toIndex < 0 || toIndex >= items.length) return;
    actions.move(key, toIndex);
    setNews(placeWords(item, toIndex, items.length));
  };
  const { dragged, grab } = useDragOrder({ list, keys: items.map(({ key }) => key), onMove: move });

  const remove = (key: string, index: number) => {
    const next = items[index + 1] ?? items[index - 1];
    actions.remove(key);
    document.getElementById(next ? fieldIdOf(next.key, "tile") : MEDIA_FIELD_ID)?.focus();
  };

  return (
    <div className="space-y-2">
      <p className="text-sm font-medium">Photos and videos</p>
      <ol ref={list} aria-label="Photos and videos" className="space-y-2 empty:hidden">
        {items.map((item, index) => (
          <li key={item.key}>
            <MediaTile
              item={item}
              index={index}
              count={items.length}
              form={itemFormOf(form, item)}
              isDragged={item.key === dragged}
              errorsOf={(part) => errorsOf(`media.${index}${part === "" ? "" : `.${part}`}`)}
              actions={actions}
              onGrab={(event) => grab(item.key, event)}
              onMove={(toIndex) => move(item.key, toIndex)}
              onRemove={() => remove(item.key, index)}
              onNews={setNews}
            />
          </li>
        ))}
      </ol>
      {form === "carousel" && (
        <p className="text-sm text-muted">Instagram shows every item in the shape of the first.</p>
      )}
      <DropZone count={items.length} invalid={errors.length > 0} onFiles={actions.add} />
      <div role="alert" className="text-sm text-danger">
        <FieldErrors id={MEDIA_FIELD_ID} errors={errors} />
        {leftOut.length > 0 && <p className="wrap-anywhere">{leftOutWords(leftOut)}</p>}
      </div>
      <p role="status" className="sr-only">
        {news}
      </p>
    </div>
  );
}
