"use client";

import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";

interface PictureProps extends Omit<ComponentProps<"img">, "onError" | "onLoad" | "ref" | "src"> {
  readonly src: string;
  readonly alt: string;
  /** Told once the picture has its size, in pixels. */
  readonly onSize?: ((width: number, height: number) => void) | undefined;
  /** Stands in its place where it does not load: nothing, unless told otherwise. */
  readonly instead?: ReactNode;
}

/** A plain image: ours are local previews, sized copies, or on hosts that no image optimizer may fetch from. */
export function Picture({ src, alt, onSize, instead = null, ...rest }: PictureProps) {
  const [brokenSrc, setBrokenSrc] = useState<string | null>(null);
  const picture = useRef<HTMLImageElement>(null);
  const tellSize = useRef(onSize);
  useEffect(() => {
    tellSize.current = onSize;
  });

  // It may have come, or failed to, before this page's script arrived.
  useEffect(() => {
    if (!picture.current?.complete) return;
    const { naturalWidth, naturalHeight } = picture.current;
    if (naturalWidth === 0) setBrokenSrc(src);
    else tellSize.current?.(naturalWidth, naturalHeight);
  }, [src]);

  if (brokenSrc === src) return instead;
  return (
    // biome-ignore lint/performance/noImgElement: see above
    <img
      {...rest}
      ref={picture}
      src={src}
      alt={alt}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => onSize?.(naturalWidth, naturalHeight)}
      onError={() => setBrokenSrc(src)}
    />
  );
}
