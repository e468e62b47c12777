"use client";

import { clsx } from "clsx";
import { CircleX, Film } from "lucide-react";
import { useEffect, useRef } from "react";
import { Picture } from "@/app/_ui/picture";
import type { PostView } from "@/app/api/_schemas/post";
import { positionWords } from "@/app/crm/social/posts/[postId]/content-words";

type Item = PostView["media"][number];

/** Every item, side by side, scrolled by hand, wheel and arrow keys; one that failed comes into view. */
export function MediaStrip({ post }: { readonly post: PostView }) {
  const { media, kind } = post;
  const failed = post.status === "failed" ? (post.error?.item ?? null) : null;
  const strip = useRef<HTMLElement>(null);
  const failedItem = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (failed === null || !strip.current || !failedItem.current) return;
    strip.current.scrollLeft = failedItem.current.offsetLeft - strip.current.offsetLeft;
  }, [failed]);
  const shape = kind === "feed" ? "aspect-square" : "aspect-[4/5]";
  if (media.length === 0) return null;
  if (media.length === 1 && media[0]) return <MediaPicture item={media[0]} shape={shape} />;
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
              <MediaPicture item={item} shape={shape} />
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

/** A video is shown by its cover, where it has one. */
function MediaPicture({ item, shape }: { readonly item: Item; readonly shape: string }) {
  const { type, url, thumbnailUrl, altText } = item;
  const picture = type === "image" ? url : thumbnailUrl;
  return (
    <span
      className={clsx("relative flex w-full flex-col items-center justify-center gap-2 bg-subtle", shape)}
    >
      {type === "video" && (
        <span className="flex flex-col items-center gap-2 text-sm text-muted">
          <Film aria-hidden className="size-6" />
          Video
        </span>
      )}
      {picture && (
        <Picture
          src={picture}
          alt={altText ?? ""}
          loading="lazy"
          className="absolute inset-0 size-full object-contain"
        />
      )}
    </span>
  );
}
