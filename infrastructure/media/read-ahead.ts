import type { ByteRange } from "@/core/application/interfaces/social/media-store";

/** What a store of ours keeps in one piece, so that less costs it as much. */
const WINDOW_BYTES = 1024 * 1024;

/**
 * Small parts of a file, read one after another: one window is read and kept, and the parts are cut from it.
 * What is larger than a part of the window is read by itself.
 */
export class ReadAhead {
  #start = 0;
  #window: Uint8Array = new Uint8Array();

  /** @param fetch gives the bytes of a range that lies within the file, fewer where it has shrunk */
  constructor(
    private readonly fileBytes: number,
    private readonly fetch: (range: ByteRange) => Promise<Uint8Array>,
    private readonly windowBytes = WINDOW_BYTES,
  ) {}

  async read({ start, end }: ByteRange): Promise<Uint8Array> {
    const last = Math.min(end, this.fileBytes - 1);
    if (last < start) return new Uint8Array();
    if (last - start >= this.windowBytes / 4) return await this.fetch({ start, end: last });
    if (start < this.#start || last >= this.#start + this.#window.byteLength) await this.#move(start, last);
    return this.#window.slice(start - this.#start, last + 1 - this.#start);
  }

  /** Windows begin where the store's pieces do; a part that lies across two takes a little more. */
  async #move(start: number, last: number): Promise<void> {
    const from = start - (start % this.windowBytes);
    const to = Math.min(Math.max(from + this.windowBytes - 1, last), this.fileBytes - 1);
    this.#window = await this.fetch({ start: from, end: to });
    this.#start = from;
  }
}
