import { clsx } from "clsx";
import { ImageIcon } from "lucide-react";
import { Picture } from "@/app/_ui/picture";

interface ThumbnailProps {
  readonly url: string | null;
  readonly alt: string;
  readonly className: string;
}

export function Thumbnail({ url, alt, className }: ThumbnailProps) {
  return (
    <span
      className={clsx(
        "relative flex shrink-0 items-center justify-center overflow-hidden rounded-control bg-subtle text-muted",
        className,
      )}
    >
      <ImageIcon aria-hidden className="size-5" />
      {url && (
        <Picture src={url} alt={alt} loading="lazy" className="absolute inset-0 size-full object-cover" />
      )}
    </span>
  );
}
