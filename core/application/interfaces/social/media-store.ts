import type { StoredMedia } from "@/core/domain/marketing/media";

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/** Where uploads live. Ids are unguessable; whoever has one may read the bytes, as Meta does. */
export interface MediaStore {
  /** @throws AppError `conflict` when the id is taken; nothing of the older file is touched. */
  put(media: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<StoredMedia>;
  /**
   * As `put`, for bytes that were received under this id already and stay where they are. May be done again
   * after a crash: what the same owner put under this id is no conflict.
   */
  adopt(media: StoredMedia): Promise<StoredMedia>;
  find(id: string): Promise<StoredMedia | null>;
  /** The bytes, or a range of them. Null when there is no such file, or its bytes were dropped. */
  open(id: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Facts, bytes and thumbnail; whatever is cut short is ended by `deleteUnfinished`. */
  delete(id: string): Promise<boolean>;
  /** As `delete`, unless somebody touched it since `before`: then nothing happens and the answer is false. */
  deleteUntouched(id: string, before: Date): Promise<boolean>;
  /**
   * Another small picture stands for it from now on; the one before is deleted.
   * @throws AppError `not_found` when there is no such file any more; nothing is kept of the picture
   */
  setThumbnail(id: string, thumbnail: StoredMedia, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * Tells that these files are wanted, so that no purge takes them for a day. Answers those that exist and have
   * their bytes.
   */
  touch(ids: readonly string[], now: Date): Promise<readonly StoredMedia[]>;
  /** Everything that was made of one of these originals and has its bytes. */
  renditionsOf(originalIds: readonly string[]): Promise<readonly StoredMedia[]>;
  /** Uploads, avatars and originals that have their bytes and that nobody touched since `before`, longest first. */
  listUntouched(before: Date, limit: number): Promise<readonly StoredMedia[]>;
  /** The same for those whose bytes were dropped. */
  listEmptied(before: Date, limit: number): Promise<readonly StoredMedia[]>;
  /** Deletes the bytes, unless somebody touched the file since `before`; facts and thumbnail stay. */
  dropBytes(id: string, before: Date, now: Date): Promise<boolean>;
  /** Ends what was begun before `before` and never finished, being stored or being deleted; answers how much. */
  deleteUnfinished(before: Date): Promise<number>;
}

export interface PublishableImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The absolute public address of a stored file, made from `APP_URL`. */
export type MediaUrlFor = (media: { readonly id: string; readonly name: string }) => string;

/** The same where only the id is at hand, and what is to be had there: the file of this type, or its thumbnail. */
export type MediaAddressFor = (mediaId: string, shown: StoredMedia["type"] | "thumbnail") => string;
