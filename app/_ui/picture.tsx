import type { ComponentProps } from "react";

/** A plain image: ours are local previews, sized copies, or on hosts that no image optimizer may fetch from. */
export function Picture({ alt, ...rest }: ComponentProps<"img"> & { readonly alt: string }) {
  // biome-ignore lint/performance/noImgElement: see above
  return <img alt={alt} {...rest} />;
}
