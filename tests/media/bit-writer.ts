/** Writes what a parameter set or a slice begins with, bit by bit (ISO/IEC 14496-10 §9.1). */
export class BitWriter {
  #bits = "";

  bits(value: number, count: number): this {
    this.#bits += value.toString(2).padStart(count, "0");
    return this;
  }

  flag(value: boolean): this {
    return this.bits(value ? 1 : 0, 1);
  }

  unsigned(value: number): this {
    const code = (value + 1).toString(2);
    this.#bits += code.padStart(code.length * 2 - 1, "0");
    return this;
  }

  signed(value: number): this {
    return this.unsigned(value > 0 ? value * 2 - 1 : -value * 2);
  }

  /** Ended with a one, filled up with zeros. */
  bytes(): Uint8Array {
    const ended = `${this.#bits}1`;
    const bytes = ended.padEnd(Math.ceil(ended.length / 8) * 8, "0").match(/.{8}/g) ?? [];
    return new Uint8Array(bytes.map((byte) => Number.parseInt(byte, 2)));
  }

  unit(type: number): Uint8Array {
    return aUnit(type, this.bytes());
  }
}

/** A whole NAL unit of this kind, escaped as the standard asks. */
export function aUnit(type: number, payload: Uint8Array): Uint8Array {
  const escaped: number[] = [];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      escaped.push(3);
      zeros = 0;
    }
    escaped.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return new Uint8Array([0x60 | type, ...escaped]);
}
