"use client";

import { useState } from "react";
import { Picture } from "@/app/_ui/picture";

/** Nothing where the picture does not load: Meta's addresses of pictures expire. */
export function AvatarPicture({ url }: { readonly url: string }) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  if (brokenUrl === url) return null;
  return (
    <Picture
      ref={(picture) => {
        // It may have failed before this page's script arrived.
        if (picture?.complete && picture.naturalWidth === 0) setBrokenUrl(url);
      }}
      src={url}
      alt=""
      className="absolute inset-0 size-full object-cover"
      referrerPolicy="no-referrer"
      onError={() => setBrokenUrl(url)}
    />
  );
}
