"use client";

import { FieldErrors } from "@/app/_ui/field";
import { CoverFrame } from "@/app/crm/social/posts/new/media/cover-frame";
import { CoverPicture } from "@/app/crm/social/posts/new/media/cover-picture";
import { type DraftCover, type DraftItem, fieldIdOf } from "@/app/crm/social/posts/new/media/draft-media";
import { frameTime } from "@/app/crm/social/posts/new/media/media-words";
import { TilePanel } from "@/app/crm/social/posts/new/media/tile-panel";
import type { MediaActions } from "@/app/crm/social/posts/new/media/use-media-items";

interface CoverEditorProps {
  readonly item: DraftItem;
  readonly takesPicture: boolean;
  readonly errors: readonly string[];
  readonly actions: Pick<MediaActions, "update" | "chooseCover" | "resume">;
}

/** What stands for the video before it plays: one of its frames, or a picture of its own. */
export function CoverEditor({ item, takesPicture, errors, actions }: CoverEditorProps) {
  const { key, cover, coverUpload } = item;
  const id = fieldIdOf(key, "cover");
  const hasPicture = takesPicture && (cover.url !== null || coverUpload !== undefined);
  return (
    <TilePanel
      id={id}
      title="Cover"
      chosen={chosenWords(cover, hasPicture)}
      of={item.name}
      hasErrors={errors.length > 0}
    >
      {() => (
        <div className="space-y-3">
          {!hasPicture && (
            <CoverFrame
              item={item}
              onChoose={(offsetMs) => actions.update(key, { cover: { ...cover, offsetMs } })}
            />
          )}
          {takesPicture && (
            <CoverPicture
              item={item}
              onChoose={(file) => actions.chooseCover(key, file)}
              onResume={() => actions.resume(key)}
              onRemove={() => actions.update(key, { cover: { ...cover, mediaId: null, url: null } })}
            />
          )}
          <FieldErrors id={id} errors={errors} />
        </div>
      )}
    </TilePanel>
  );
}

function chosenWords({ offsetMs }: DraftCover, hasPicture: boolean): string {
  if (hasPicture) return "Its own picture";
  return offsetMs === null ? "The first frame" : `The frame at ${frameTime(offsetMs)}`;
}
