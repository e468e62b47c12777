import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanOfPicture } from "@/infrastructure/media/video/h264-picture";
import { h264Sequence } from "@/infrastructure/media/video/h264-sequence";
import { BitWriter } from "@/tests/media/bit-writer";
import { joined } from "@/tests/media/patched-videos";

interface SequenceWish {
  readonly profile?: number;
  /** `chroma_format_idc` and the bits beyond eight, of profiles that have them. */
  readonly colour?: { readonly format: number; readonly moreBits: number; readonly scaling?: boolean };
  readonly order?: 0 | 1 | 2;
  readonly framesOnly?: boolean;
  /** Bits of the two delays of a picture's timing; null: it has none. */
  readonly delays?: readonly [number, number] | null;
  readonly structure?: boolean;
}

function sequence(wish: SequenceWish = {}): Uint8Array {
  const { profile = 77, colour, order = 0, framesOnly = false, delays = null, structure = true } = wish;
  const bits = new BitWriter().bits(profile, 8).bits(0, 8).bits(40, 8).unsigned(0);
  if (colour) writeColour(bits, colour);
  bits.unsigned(4).unsigned(order);
  if (order === 0) bits.unsigned(2);
  if (order === 1) bits.flag(false).signed(-3).signed(5).unsigned(2).signed(-700).signed(900);
  bits.unsigned(4).flag(false).unsigned(119).unsigned(33).flag(framesOnly);
  if (!framesOnly) bits.flag(false);
  bits.flag(true).flag(true).unsigned(0).unsigned(0).unsigned(0).unsigned(2);
  return writeUsability(bits.flag(true), delays, structure).unit(7);
}

function writeColour(
  bits: BitWriter,
  { format, moreBits, scaling = false }: NonNullable<SequenceWish["colour"]>,
) {
  bits.unsigned(format);
  if (format === 3) bits.flag(true);
  bits.unsigned(moreBits).unsigned(moreBits).flag(false).flag(scaling);
  for (let list = 0; scaling && list < (format === 3 ? 12 : 8); list += 1) {
    bits.flag(list % 2 === 0);
    if (list % 2 === 0) for (let entry = 0; entry < (list < 6 ? 16 : 64); entry += 1) bits.signed(entry % 3);
  }
}

/** With everything in front of it that may be there. */
function writeUsability(bits: BitWriter, delays: SequenceWish["delays"], structure: boolean): BitWriter {
  bits.flag(true).bits(255, 8).bits(4, 16).bits(3, 16).flag(true).flag(false);
  bits.flag(true).bits(5, 3).flag(false).flag(true).bits(0x010101, 24);
  bits.flag(true).unsigned(1).unsigned(1).flag(true).bits(1, 32).bits(50, 32).flag(true).flag(false);
  bits.flag(delays !== null);
  if (delays) {
    bits.unsigned(1).bits(0, 8).unsigned(7).unsigned(8).flag(false).unsigned(9).unsigned(10).flag(true);
    bits
      .bits(23, 5)
      .bits(delays[0] - 1, 5)
      .bits(delays[1] - 1, 5)
      .bits(24, 5)
      .flag(false);
  }
  return bits.flag(structure).flag(false);
}

const slice = (isField: boolean, type = 1, frameNumberBits = 8): Uint8Array =>
  new BitWriter()
    .unsigned(0)
    .unsigned(7)
    .unsigned(0)
    .bits(3, frameNumberBits)
    .flag(isField)
    .bits(0, 30)
    .unit(type);

const timing = (structure: number, delayBits = 0): Uint8Array => {
  const content = new BitWriter();
  if (delayBits > 0) content.bits(1, delayBits);
  const message = content.bits(structure, 4).unit(0).subarray(1);
  const text = new Uint8Array(300).fill(65);
  return joined([new Uint8Array([6, 5, 255, 45]), text, new Uint8Array([1, message.length]), message]);
};

const sample = (...units: Uint8Array[]): Uint8Array =>
  joined(units.flatMap((unit) => [new Uint8Array([0, 0, unit.length >> 8, unit.length & 255]), unit]));

const scanOf = (units: Uint8Array[], wish: SequenceWish = {}) =>
  scanOfPicture(sample(...units), 4, h264Sequence(sequence(wish)));

describe("an H.264 picture", () => {
  it.each<[string, SequenceWish]>([
    ["plain", {}],
    ["with scaling lists", { profile: 100, colour: { format: 1, moreBits: 0, scaling: true } }],
    ["with colour planes apart", { profile: 244, colour: { format: 3, moreBits: 2 } }],
    ["with an order of its own", { order: 1 }],
    ["without an order", { order: 2 }],
  ])("whose slices are fields is interlaced: %s", (_, wish) => {
    const bits = wish.colour?.format === 3 ? 10 : 8;
    expect(scanOf([slice(true, 5, bits)], wish)).toBe("interlaced");
    expect(scanOf([slice(false, 5, bits)], wish)).toBeNull();
  });

  it.each<[number, string | null]>([
    [0, "progressive"],
    [1, "interlaced"],
    [3, "interlaced"],
    [4, "interlaced"],
    [5, null],
    [7, "progressive"],
    [9, null],
  ])("made of frames says by its structure %i that it is %s", (structure, scan) => {
    expect(scanOf([timing(structure), slice(false)])).toBe(scan);
    expect(scanOf([timing(structure, 37), slice(false)], { delays: [20, 17] })).toBe(scan);
  });

  it("does not say anything where its sequence has no structures", () => {
    expect(scanOf([timing(3), slice(false)], { structure: false })).toBeNull();
  });

  it("of a sequence that has only frames is progressive, whatever else it says", () => {
    expect(scanOf([timing(3), slice(true)], { framesOnly: true })).toBe("progressive");
  });

  it("may bring its sequence along", () => {
    expect(scanOfPicture(sample(sequence(), slice(true)), 4, null)).toBe("interlaced");
    expect(scanOfPicture(sample(sequence({ framesOnly: true }), slice(true)), 4, null)).toBe("progressive");
    expect(scanOfPicture(sample(slice(true)), 4, null)).toBeNull();
  });

  it("says how its colours are stored", () => {
    expect(h264Sequence(sequence())).toMatchObject({ bitsPerSample: 8, chroma: "4:2:0" });
    const high = sequence({ profile: 122, colour: { format: 2, moreBits: 2 } });
    expect(h264Sequence(high)).toMatchObject({ bitsPerSample: 10, chroma: "4:2:2" });
  });

  it("is nothing that a stranger could make endless", () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, bytes, fc.constantFrom(1, 2, 4), (set, units, lengthBytes) => {
        const found = h264Sequence(set);
        expect([null, "progressive", "interlaced"]).toContain(scanOfPicture(units, lengthBytes, found));
      }),
    );
  });
});
