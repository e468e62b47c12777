import type { MediaFit, MediaRatio } from "@/app/crm/social/posts/new/media/draft-item";

/** A file and what the server shall make of it, if it is a picture. */
export interface WishedFile {
  readonly file: File;
  readonly fit: MediaFit;
  readonly ratio: MediaRatio;
}
