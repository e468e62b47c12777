import type { ImageFit, ImageRatio, StoredMedia } from "@/core/domain/marketing/media";

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/** Where uploads live. Ids are unguessable; whoever has one may read the bytes, as Meta does. */
export interface MediaStore {
  put(media: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<StoredMedia>;
  find(id: string): Promise<StoredMedia | null>;
  /** The bytes, or a range of them. Null when there is no such file. */
  open(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  delete(id: string): Promise<boolean>;
}

export interface ImageWish {
  readonly fit: ImageFit;
  readonly ratio: ImageRatio;
}

export interface PublishableImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Turns a picture into a JPEG that Instagram takes (graph-api.md §3.6); the same picture and wish give the
 * same bytes. @throws AppError `media_rejected` for what is no picture, too large or cannot be decoded.
 */
export type ImageConverter = (file: UploadedFile, wish: ImageWish) => Promise<PublishableImage>;

/** A file on its way in: already on disk, never whole in memory. */
export interface UploadedFile {
  readonly path: string;
  readonly originalName: string;
  readonly bytes: number;
}

/** The absolute public address of a stored file, made from `APP_URL`. */
export type MediaUrlFor = (media: { readonly id: string; readonly name: string }) => string;

/** The same for a file of which only the id is at hand: the last part of the address is decoration. */
export type MediaAddressFor = (mediaId: string) => string;
