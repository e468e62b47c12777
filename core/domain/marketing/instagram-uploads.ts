import { formOf, type ItemForm, itemFormOf, itemTakes } from "@/core/domain/marketing/instagram-fields";
import { issue, namedItem, type PostIssue } from "@/core/domain/marketing/instagram-issue";
import { checkVideoFor, warnAboutVideoFor } from "@/core/domain/marketing/instagram-video";
import { type MeasuredVideo, measuredVideo } from "@/core/domain/marketing/measured-video";
import { inTime } from "@/core/domain/marketing/measures";
import type { StoredMedia } from "@/core/domain/marketing/media";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";

export type Uploads = ReadonlyMap<string, Pick<StoredMedia, keyof MeasuredVideo>>;

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

/** What Instagram may do with the uploads of a post; never keeps it back. */
export function warnAboutPostUploads(content: PostContent, uploads: Uploads): PostIssue[] {
  return eachVideo(content, uploads, (form, video, _, path) =>
    warnAboutVideoFor(form, video, `${path}.mediaId`),
  );
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
    return look(itemFormOf(form, item), video, item, `media.${index}`).map((one) => ({
      ...one,
      message: namedItem(index, content.media.length, one.message),
    }));
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
