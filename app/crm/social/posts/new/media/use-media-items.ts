"use client";

import { useState, useSyncExternalStore } from "react";
import type { DraftItem } from "@/app/crm/social/posts/new/media/draft-item";
import { drawFrame } from "@/app/crm/social/posts/new/media/draw-frame";
import { type DeskParts, MediaDesk } from "@/app/crm/social/posts/new/media/media-desk";
import { browserWire } from "@/app/crm/social/posts/new/media/upload/browser-wire";
import { chooseTransport } from "@/app/crm/social/posts/new/media/upload/choose-transport";
import { sendPoster } from "@/app/crm/social/posts/new/media/upload/send-poster";

/**
 * The media of this composer, uploading from the moment they are chosen; its callbacks never change.
 * `initial` are those of the post that is edited.
 */
export function useMediaItems(initial: readonly DraftItem[]) {
  const [desk] = useState(() => newDesk(initial));
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
    wire: browserWire,
    makePoster: async (previewUrl, atMs, mediaId) => {
      const frame = await drawFrame(previewUrl, atMs);
      return frame && (await sendPoster(mediaId, frame));
    },
  };
  return new MediaDesk(parts, initial);
}
