import { isSameRatio } from "@/core/domain/marketing/image-shape";
import { issue, namedItem, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import type { StoredMedia } from "@/core/domain/marketing/media";
import { isCarousel, type PostContent } from "@/core/domain/marketing/post-content";

type Measured = ReadonlyMap<string, Pick<StoredMedia, "type" | "width" | "height">>;

/**
 * Pictures that Instagram will crop, because it shows every item in the shape of the first (graph-api.md §3.6);
 * only of uploads, as what is elsewhere was never measured.
 */
export function warnAboutCarouselShape(
  content: Pick<PostContent, "kind" | "media">,
  uploads: Measured,
): PostIssue[] {
  if (!isCarousel(content)) return [];
  const sizes = content.media.map(({ mediaId }) => (mediaId === null ? undefined : uploads.get(mediaId)));
  const [first] = sizes;
  if (first === undefined) return [];
  return sizes.flatMap((size, index) => {
    if (size?.type !== "image" || isSameRatio(size.width / size.height, first.width / first.height))
      return [];
    const message = `The picture is ${size.width} × ${size.height} pixels; Instagram crops it to the shape of the first item, ${first.width} × ${first.height}`;
    const path = `media.${index}.mediaId`;
    return [issue(path, "carousel_ratio", namedItem(index, content.media.length, message))];
  });
}
