import type { ImageShape } from "@/core/domain/marketing/media";

/** A file and what the server shall make of it, if it is a picture. */
export interface WishedFile extends ImageShape {
  readonly file: File;
}
