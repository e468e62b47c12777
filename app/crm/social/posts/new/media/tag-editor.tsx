"use client";

import { UserPlus } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { FieldErrors } from "@/app/_ui/field";
import { type DraftItem, type DraftTag, fieldIdOf } from "@/app/crm/social/posts/new/media/draft-media";
import { TagPicture } from "@/app/crm/social/posts/new/media/tag-picture";
import { placeOf, placeWords } from "@/app/crm/social/posts/new/media/tag-place";
import { TagRow } from "@/app/crm/social/posts/new/media/tag-row";
import { TilePanel } from "@/app/crm/social/posts/new/media/tile-panel";

interface TagEditorProps {
  readonly item: DraftItem;
  readonly errors: readonly string[];
  readonly onChange: (tags: readonly DraftTag[]) => void;
  readonly onNews: (words: string) => void;
}

/** Who is to be seen: on a photo each at a place, in a video by name alone. */
export function TagEditor({ item, errors, onChange, onNews }: TagEditorProps) {
  const { key, type, tags } = item;
  const id = fieldIdOf(key, "tags");
  const rows = useRef<HTMLUListElement>(null);
  const isNew = useRef(false);
  const media = item.upload.state === "ready" ? item.upload.media : null;
  const hasPicture = type === "image" && media !== null;

  useEffect(() => {
    if (isNew.current && tags.length > 0)
      rows.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus();
    isNew.current = false;
  }, [tags.length]);

  const add = (place: { readonly x: number; readonly y: number } | null) => {
    isNew.current = true;
    onChange([...tags, { username: "", ...(place ?? { x: null, y: null }) }]);
    if (place) onNews(`Tag ${tags.length + 1}: ${placeWords(place)}`);
  };
  const change = (index: number, part: Partial<DraftTag>) =>
    onChange(tags.map((tag, at) => (at === index ? { ...tag, ...part } : tag)));
  const remove = (index: number) => {
    onChange(tags.filter((_, at) => at !== index));
    document.getElementById(id)?.focus();
  };

  return (
    <TilePanel
      id={id}
      title="People"
      chosen={tags.length === 0 ? "Nobody tagged" : `${tags.length} tagged`}
      of={item.name}
      hasErrors={errors.length > 0}
    >
      {() => (
        <div className="space-y-3">
          {hasPicture && (
            <TagPicture
              media={media}
              tags={tags}
              onAdd={add}
              onMove={(index, place) => {
                change(index, place);
                onNews(`Tag ${index + 1}: ${placeWords(place)}`);
              }}
            />
          )}
          <ul ref={rows} aria-label={`People in ${item.name}`} className="space-y-2 empty:hidden">
            {tags.map((tag, index) => (
              <TagRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a tag is nothing but its place in this list
                key={index}
                index={index}
                username={tag.username}
                onChange={(username) => change(index, { username })}
                onRemove={() => remove(index)}
              />
            ))}
          </ul>
          <FieldErrors id={id} errors={errors} />
          <Button
            icon={<UserPlus aria-hidden />}
            onClick={() => add(type === "image" ? placeOf({ x: null, y: null }) : null)}
          >
            Add a tag
          </Button>
        </div>
      )}
    </TilePanel>
  );
}
