/** Longer numbers do not occur in what is read here. */
const MAX_BITS = 32;

/**
 * The bits of a NAL unit, from the left (ISO/IEC 14496-10 §7.3.1, §9.1). Behind its end it gives zeros, and says
 * so: what a sender left out is no reason to refuse anything.
 */
export class NalBits {
  #at = 0;

  /** @param bytes as `payloadOf` gives them */
  constructor(private readonly bytes: Uint8Array) {}

  get isPastEnd(): boolean {
    return this.#at > this.bytes.byteLength * 8;
  }

  bits(count: number): number {
    let value = 0;
    for (let read = 0; read < count; read += 1) value = value * 2 + this.#bit();
    return value;
  }

  flag(): boolean {
    return this.#bit() === 1;
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** `ue(v)`: so many zeros, a one, and as many bits more. */
  unsigned(): number {
    let zeros = 0;
    while (zeros < MAX_BITS && this.#bit() === 0) zeros += 1;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** `se(v)` */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }

  #bit(): number {
    const byte = this.bytes[Math.floor(this.#at / 8)] ?? 0;
    const bit = (byte >> (7 - (this.#at % 8))) & 1;
    this.#at += 1;
    return bit;
  }
}

/** What is in a unit, behind its first byte: two zeros and a three stand for two zeros. */
export function payloadOf(unit: Uint8Array): Uint8Array {
  const plain = new Uint8Array(unit.byteLength);
  let length = 0;
  let zeros = 0;
  for (const byte of unit.subarray(1)) {
    const isInserted = zeros >= 2 && byte === 3;
    zeros = byte === 0 ? zeros + 1 : 0;
    if (!isInserted) plain[length++] = byte;
  }
  return plain.subarray(0, length);
}
