"use client";

import { clsx } from "clsx";
import { CircleX, Film, ImageIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Picture } from "@/app/_ui/picture";
import { ShapeKeeper } from "@/app/_ui/shape-keeper";
import type { MediaView } from "@/app/api/_schemas/media";
import type { PostView } from "@/app/api/_schemas/post";
import { positionWords } from "@/app/crm/social/posts/[postId]/content-words";
import { itemWord } from "@/app/crm/social/posts/post-words";

type Item = PostView["media"][number];

interface MediaStripProps {
  readonly post: PostView;
  readonly uploads: readonly MediaView[];
}

/** Every item, side by side, scrolled by hand, wheel and arrow keys; one that failed comes into view. */
export function MediaStrip({ post, uploads }: MediaStripProps) {
  const { media } = post;
  const { ratio, onSize } = useFrame(media[0], uploads);
  const failed = post.status === "failed" ? (post.error?.item ?? null) : null;
  const strip = useRef<HTMLElement>(null);
  const failedItem = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (failed === null || !strip.current || !failedItem.current) return;
    strip.current.scrollLeft = failedItem.current.offsetLeft - strip.current.offsetLeft;
  }, [failed]);
  if (media.length === 0) return null;
  if (media.length === 1 && media[0]) return <MediaPicture item={media[0]} ratio={ratio} onSize={onSize} />;
  return (
    <section
      ref={strip}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      aria-label="Items of the carousel"
      className="snap-x snap-mandatory overflow-x-auto -outline-offset-2"
    >
      <ol className="flex gap-1">
        {media.map((item, index) => {
          const position = positionWords(item, index, media.length);
          return (
            <li
              key={position}
              {...(index === failed ? { ref: failedItem } : {})}
              className="w-[88%] shrink-0 snap-center"
            >
              <MediaPicture item={item} ratio={ratio} onSize={index === 0 ? onSize : undefined} />
              <Position words={position} hasFailed={index === failed} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Position({ words, hasFailed }: { readonly words: string; readonly hasFailed: boolean }) {
  return (
    <p
      className={clsx(
        "flex items-center justify-center gap-1.5 px-3 py-2 text-center text-sm",
        hasFailed ? "font-medium text-danger" : "text-muted",
      )}
    >
      {hasFailed && <CircleX aria-hidden className="size-4" />}
      {hasFailed ? `${words}, failed` : words}
    </p>
  );
}

/** The shape of the first item, which Instagram gives to all of a carousel (graph-api.md §3.6). */
function useFrame(first: Item | undefined, uploads: readonly MediaView[]) {
  const [seen, setSeen] = useState<number | null>(null);
  const known = uploads.find(({ id }) => id === first?.mediaId);
  return {
    ratio: known ? known.width / known.height : (seen ?? 1),
    onSize: (width: number, height: number) => setSeen(width / height),
  };
}

interface MediaPictureProps {
  readonly item: Item;
  /** Width divided by height of its frame. */
  readonly ratio: number;
  readonly onSize: ((width: number, height: number) => void) | undefined;
}

/** A video is shown by its cover, where it has one. */
function MediaPicture({ item, ratio, onSize }: MediaPictureProps) {
  const { type, url, thumbnailUrl, altText } = item;
  const picture = type === "image" ? url : thumbnailUrl;
  const Icon = type === "image" ? ImageIcon : Film;
  return (
    <span className="relative block w-full bg-subtle">
      <ShapeKeeper ratio={ratio} className="h-auto w-full" />
      <span className="absolute inset-0 flex flex-col items-center justify-center gap-2 text-sm text-muted">
        <Icon aria-hidden className="size-6" />
        {itemWord(type)}
      </span>
      {picture && (
        <Picture
          src={picture}
          alt={altText ?? ""}
          loading="lazy"
          onSize={onSize}
          className="absolute inset-0 size-full bg-subtle object-cover"
        />
      )}
    </span>
  );
}
