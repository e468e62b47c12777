import { warnAboutCarouselShape } from "@/core/domain/marketing/instagram-carousel-warnings";
import {
  formOf,
  type ItemForm,
  imageUseOf,
  itemFormOf,
  itemTakes,
} from "@/core/domain/marketing/instagram-fields";
import { type MeasuredImage, warnAboutImageFor } from "@/core/domain/marketing/instagram-image-warnings";
import { issue, namedItem, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import { checkVideoFor, warnAboutVideoFor } from "@/core/domain/marketing/instagram-video";
import { type MeasuredVideo, measuredVideo } from "@/core/domain/marketing/measured-video";
import { inTime } from "@/core/domain/marketing/measures";
import type { ImageUse, StoredMedia } from "@/core/domain/marketing/media";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";

export type Uploads = ReadonlyMap<
  string,
  Pick<StoredMedia, "type" | keyof MeasuredVideo | keyof MeasuredImage>
>;

/**
 * Rules that a post breaks by what its uploads are: a video of a minute makes a reel, but no story. Videos
 * elsewhere were never measured.
 */
export function checkPostUploads(content: PostContent, uploads: Uploads): PostIssue[] {
  return eachVideo(content, uploads, (form, video, item, path) => [
    ...checkVideoFor(form, video, `${path}.mediaId`),
    ...checkCoverFrame(form, video, item, path),
  ]);
}

/** What was cut off pictures, and what Instagram may do with the uploads of a post; never keeps it back. */
export function warnAboutPostUploads(content: PostContent, uploads: Uploads): PostIssue[] {
  const videos = eachVideo(content, uploads, (form, video, _, path) =>
    warnAboutVideoFor(form, video, `${path}.mediaId`),
  );
  return [...videos, ...warnAboutPictures(content, uploads), ...warnAboutCarouselShape(content, uploads)];
}

function warnAboutPictures(content: PostContent, uploads: Uploads): PostIssue[] {
  const form = formOf(content);
  const warn = (id: string | null, use: ImageUse, path: string): PostIssue[] => {
    const picture = id === null ? undefined : uploads.get(id);
    return picture?.type === "image" ? warnAboutImageFor(use, picture, path) : [];
  };
  return content.media.flatMap((item, index) => {
    const use = imageUseOf(itemFormOf(form, item));
    const found = [
      ...warn(item.mediaId, use, `media.${index}.mediaId`),
      ...warn(item.coverMediaId, "cover", `media.${index}.coverMediaId`),
    ];
    return named(found, index, content.media.length);
  });
}

function named(issues: readonly PostIssue[], index: number, count: number): PostIssue[] {
  return issues.map((one) => ({ ...one, message: namedItem(index, count, one.message) }));
}

function eachVideo(
  content: PostContent,
  uploads: Uploads,
  look: (form: ItemForm, video: MeasuredVideo, item: PostMedia, path: string) => PostIssue[],
): PostIssue[] {
  const form = formOf(content);
  return content.media.flatMap((item, index) => {
    const upload = item.mediaId === null ? undefined : uploads.get(item.mediaId);
    const video = upload && measuredVideo(upload);
    if (!video) return [];
    const found = look(itemFormOf(form, item), video, item, `media.${index}`);
    return named(found, index, content.media.length);
  });
}

/** Error 1/2207057: the frame lies before the end (graph-api.md §5.6, M2-err, about 2026-09). */
function checkCoverFrame(
  form: ItemForm,
  { durationMs }: MeasuredVideo,
  { thumbOffsetMs }: PostMedia,
  path: string,
): PostIssue[] {
  if (!itemTakes(form, "thumbOffsetMs") || thumbOffsetMs === null || thumbOffsetMs < durationMs) return [];
  const message = `The cover frame lies at ${inTime(thumbOffsetMs)}, the video ends at ${inTime(durationMs)}. Choose an earlier one`;
  return [issue(`${path}.thumbOffsetMs`, "thumb_offset", message, durationMs - 1)];
}
