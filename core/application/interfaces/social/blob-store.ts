import type { ByteRange } from "@/core/application/interfaces/social/media-store";

/**
 * Bytes under keys that the caller chooses: letters, digits, `-` and `_`. It knows nothing of what they are.
 * A blob is written once, whole (`put`) or bit by bit (`append`, then `complete`), and its bytes never
 * change after that.
 */
export interface BlobStore {
  /** Stores all of it or nothing, and answers how many bytes that were. */
  put(key: string, bytes: AsyncIterable<Uint8Array>, contentType: string): Promise<number>;
  /**
   * Adds to an unfinished blob. `offset` is where the caller believes it to end, any end that was told before:
   * what lies beyond is written over. Calls `onStored` with the new end whenever more of it is safe; what was
   * safe before a failure stays. One writer at a time.
   */
  append(
    key: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    onStored: (end: number) => Promise<void>,
  ): Promise<number>;
  /**
   * From now on it can be opened. `size` is where the last `append` ended. May be called again, after a crash
   * or a lost answer.
   */
  complete(key: string, size: number, contentType: string): Promise<void>;
  /** Of a finished blob, once it is known what it is: the only thing about one that changes. Else nothing. */
  setContentType(key: string, contentType: string): Promise<void>;
  /** The bytes, or a range of them; null when there is no such (finished) blob. */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Finished or not. False: there was nothing. */
  delete(key: string): Promise<boolean>;
}
