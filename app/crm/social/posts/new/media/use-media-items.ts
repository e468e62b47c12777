"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { drawFrame } from "@/app/crm/social/posts/new/media/draw-frame";
import { type DeskParts, MediaDesk } from "@/app/crm/social/posts/new/media/media-desk";
import { browserWire } from "@/app/crm/social/posts/new/media/upload/browser-wire";
import { chooseTransport } from "@/app/crm/social/posts/new/media/upload/choose-transport";
import { readMedia, shapeTransport } from "@/app/crm/social/posts/new/media/upload/read-media";
import { sendPoster } from "@/app/crm/social/posts/new/media/upload/send-poster";
import type { ImageUse } from "@/core/domain/marketing/media";

/**
 * The media of this composer, uploading from the moment they are chosen; its callbacks never change.
 * `initial` are those of the post that is edited, `use` is what its pictures are for.
 */
export function useMediaItems(initial: readonly DraftItem[], use: ImageUse) {
  const [desk] = useState(() => newDesk(initial));
  useEffect(() => desk.setUse(use), [desk, use]);
  const { items, leftOut } = useSyncExternalStore(desk.subscribe, desk.state, desk.state);
  const { add, remove, move, update, refit, chooseCover, resume, retry, restore } = desk;
  return { items, leftOut, add, remove, move, update, refit, chooseCover, resume, retry, restore };
}

export type MediaActions = Pick<
  ReturnType<typeof useMediaItems>,
  "add" | "remove" | "move" | "update" | "refit" | "chooseCover" | "resume" | "retry"
> & { readonly leftOut?: readonly string[] };

function newDesk(initial: readonly DraftItem[]): MediaDesk {
  const parts: DeskParts = {
    newKey: () => crypto.randomUUID(),
    addressOf: (file) => URL.createObjectURL(file),
    dropAddress: (address) => URL.revokeObjectURL(address),
    transportFor: chooseTransport,
    shapeTransport,
    readMedia: async (id) => {
      const outcome = await readMedia(id);
      return outcome.ok ? outcome.media : null;
    },
    wire: browserWire,
    makePoster: async (previewUrl, atMs, mediaId) => {
      const frame = await drawFrame(previewUrl, atMs);
      return frame && (await sendPoster(mediaId, frame));
    },
  };
  return new MediaDesk(parts, initial);
}
