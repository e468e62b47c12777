"use client";

import { clsx } from "clsx";
import { CalendarClock } from "lucide-react";
import { type GridTile, profileGrid, type ThisPost } from "@/app/crm/social/posts/new/preview/profile-grid";
import { useAccountPosts } from "@/app/crm/social/posts/new/preview/use-account-posts";
import { Thumbnail } from "@/app/crm/social/posts/thumbnail";

interface GridStripProps {
  readonly channelId: string;
  readonly own: ThisPost;
  readonly ownId: string | null;
  readonly now: number | null;
}

const TILES = 9;

/** The top of the profile's grid (3:4), with what is planned and this post among it; nothing without an account. */
export function GridStrip({ channelId, own, ownId, now }: GridStripProps) {
  const posts = useAccountPosts(channelId);
  const tiles = posts === null || now === null ? null : profileGrid(posts, own, ownId, now).slice(0, TILES);
  if (channelId === "") return null;
  return (
    <section aria-labelledby="grid-title" className="space-y-2">
      <h2 id="grid-title" className="text-sm font-medium">
        On the profile
      </h2>
      <ul className="grid min-h-36 grid-cols-3 items-start gap-0.5">
        {(tiles ?? []).map((tile) => (
          <Tile key={tile.id} tile={tile} />
        ))}
      </ul>
    </section>
  );
}

function Tile({ tile: { thumbnailUrl, label, isPlanned, isThis } }: { readonly tile: GridTile }) {
  return (
    <li
      className={clsx(
        "relative",
        isThis && "after:absolute after:inset-0 after:border-2 after:border-accent",
      )}
    >
      <Thumbnail url={thumbnailUrl} alt="" className="aspect-3/4 w-full rounded-none" />
      <span className="sr-only">{label}</span>
      {isPlanned && (
        <span
          aria-hidden
          className="absolute top-1 right-1 flex items-center gap-1 rounded-control bg-surface px-1 text-sm text-ink"
        >
          {isThis ? "This post" : <CalendarClock aria-hidden className="size-4" />}
        </span>
      )}
    </li>
  );
}
