import { damagedIndex } from "@/infrastructure/media/video/unreadable-video";

/** Looking for what it needs, the reader passes some thousand boxes of a film with 64 tracks. */
const MAX_BOXES_PASSED = 32_768;

/** The big-endian numbers of an index. Reading past its end tells of a damaged file. */
export class IndexBytes {
  readonly #view: DataView;
  #boxesPassed = 0;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.byteLength;
  }

  /** Keeps all searches together short, however the boxes lie in each other. */
  countBox(): void {
    this.#boxesPassed += 1;
    if (this.#boxesPassed > MAX_BOXES_PASSED) throw damagedIndex();
  }

  u8(at: number): number {
    return this.#within(at, 1).getUint8(at);
  }

  u16(at: number): number {
    return this.#within(at, 2).getUint16(at);
  }

  u32(at: number): number {
    return this.#within(at, 4).getUint32(at);
  }

  i32(at: number): number {
    return this.#within(at, 4).getInt32(at);
  }

  /** Rounded above 2^53, where no file of ours reaches. */
  u64(at: number): number {
    return Number(this.#within(at, 8).getBigUint64(at));
  }

  i64(at: number): number {
    return Number(this.#within(at, 8).getBigInt64(at));
  }

  /** Four characters, one for each byte. */
  fourCc(at: number): string {
    return String.fromCharCode(this.u8(at), this.u8(at + 1), this.u8(at + 2), this.u8(at + 3));
  }

  #within(at: number, size: number): DataView {
    if (at < 0 || at + size > this.length) throw damagedIndex();
    return this.#view;
  }
}
