import { isSameRatio, RATIO_RANGES, shapedRatio } from "@/core/domain/marketing/image-shape";
import { issue, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import { IMAGE_DOCUMENTED_MIN_RATIO, TALL_ADVISED_RATIO } from "@/core/domain/marketing/instagram-limits";
import type { ImageUse, Rendition, StoredMedia } from "@/core/domain/marketing/media";

export type MeasuredImage = Pick<StoredMedia, "width" | "height" | "rendition">;

const NOUNS: Record<ImageUse, string> = { feed: "the feed", story: "a story", cover: "a cover" };
const TAKES: Record<ImageUse, string> = {
  feed: "3:4 to 1.91:1",
  story: "1:10 to 10:1",
  cover: "1:10 to 10:1",
};

/** What was taken from a picture that nobody asked to cut, and what Instagram may do with it; never keeps it back. */
export function warnAboutImageFor(
  use: ImageUse,
  { width, height, rendition }: MeasuredImage,
  path: string,
): PostIssue[] {
  const ratio = width / height;
  return [
    ...(rendition === null ? [] : warnAboutCut(rendition, path)),
    ...(use === "feed" ? warnAboutTallness(ratio, path) : warnAboutBars(use, { width, height }, path)),
  ];
}

/** Only what the use demanded: who chose a ratio knows. */
function warnAboutCut({ width, height, shape }: Rendition, path: string): PostIssue[] {
  const natural = width / height;
  const made = shapedRatio(natural, shape);
  if (shape.ratio !== "original" || shape.fit !== "crop" || isSameRatio(natural, made)) return [];
  const isTall = natural < made;
  const [side, whole, kept] = isTall
    ? ["height", height, Math.round(width / made)]
    : ["width", width, Math.round(height * made)];
  const message = `The picture is ${width} × ${height} pixels and ${NOUNS[shape.use]} takes ${TAKES[shape.use]}: ${whole - kept} of the ${whole} pixels of its ${side} are cut off. Pad it to keep all of it`;
  const { least, most } = RATIO_RANGES[shape.use];
  return [issue(path, "image_cut", message, isTall ? least : most)];
}

function warnAboutTallness(ratio: number, path: string): PostIssue[] {
  if (ratio >= IMAGE_DOCUMENTED_MIN_RATIO || isSameRatio(ratio, IMAGE_DOCUMENTED_MIN_RATIO)) return [];
  const message =
    "The picture is taller than 4:5. Instagram takes it up to 3:4, although Meta's page names only 4:5 to 1.91:1";
  return [issue(path, "image_ratio_undocumented", message, "4:5")];
}

function warnAboutBars(
  use: Exclude<ImageUse, "feed">,
  { width, height }: Pick<MeasuredImage, "width" | "height">,
  path: string,
): PostIssue[] {
  if (isSameRatio(width / height, TALL_ADVISED_RATIO)) return [];
  const message = `The picture is ${width} × ${height} pixels; ${NOUNS[use]} fills the screen at 9:16, anything else gets bars or is cropped`;
  return [issue(path, "image_ratio_advised", message, "9:16")];
}
