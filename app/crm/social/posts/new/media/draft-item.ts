import type { ImageFit, ImageRatio, ImageShape, ImageUse } from "@/core/domain/marketing/media";

export type MediaFit = ImageFit;
export type MediaRatio = ImageRatio;

/** On a photo with its place, as a share of width and height; null on a video. */
export interface DraftTag {
  readonly username: string;
  readonly x: number | null;
  readonly y: number | null;
}

/** `id` is empty for media at an address elsewhere; sizes are 0 where nobody told them. */
export interface UploadedMedia {
  readonly id: string;
  readonly url: string;
  readonly type: "image" | "video";
  readonly width: number;
  readonly height: number;
  readonly durationMs: number | null;
  readonly thumbnailUrl: string | null;
  readonly warnings: readonly string[];
  /** Of a picture whose original the server has, so that it can be shaped anew there. */
  readonly shape: ImageShape | null;
}

export type UploadState =
  | { readonly state: "uploading"; readonly percent: number }
  /** Can be resumed. */
  | { readonly state: "interrupted"; readonly percent: number; readonly reason: string }
  | { readonly state: "ready"; readonly media: UploadedMedia }
  | { readonly state: "failed"; readonly reason: string; readonly retryable: boolean };

/** With an id, `url` is where that upload is shown; without one it is an address elsewhere. */
export interface DraftCover {
  readonly mediaId: string | null;
  readonly url: string | null;
  readonly offsetMs: number | null;
}

export interface DraftItem {
  /** Stable, made when the file is chosen. */
  readonly key: string;
  readonly type: "image" | "video";
  readonly name: string;
  readonly upload: UploadState;
  /** What the server has of it while another shape is on its way: until then a draft keeps this one. */
  readonly made?: UploadedMedia;
  /** `blob:` (of a video: the video itself) while there is a local file, else a picture on the server. */
  readonly previewUrl: string | null;
  /** Of images only, as all down to `canRefit`: what the server makes of it, for which kind of post. */
  readonly use: ImageUse;
  readonly fit: MediaFit;
  readonly ratio: MediaRatio;
  /** What was chosen while the post was of the other kind, for when it is again. */
  readonly aside?: Pick<ImageShape, "fit" | "ratio">;
  /** The original file is still at hand, here or at the server. */
  readonly canRefit: boolean;
  readonly altText: string;
  readonly tags: readonly DraftTag[];
  /** Of videos only. */
  readonly cover: DraftCover;
  /** A cover picture on its way; left out when there is none. */
  readonly coverUpload?: UploadState;
}

/** A file of it has not arrived yet, though it may. */
export function isUnderWay({ upload, coverUpload }: Pick<DraftItem, "upload" | "coverUpload">): boolean {
  return [upload, coverUpload].some((one) => one?.state === "uploading" || one?.state === "interrupted");
}

export function uploadedOf({ upload, made }: Pick<DraftItem, "upload" | "made">): UploadedMedia | null {
  return upload.state === "ready" ? upload.media : (made ?? null);
}

export const NO_COVER: DraftCover = { mediaId: null, url: null, offsetMs: null };
