import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseByteRange } from "@/app/media/byte-range";

const part = (start: number, end: number) => ({ kind: "part", range: { start, end } });

describe("a Range header, for a file of 1000 bytes", () => {
  it.each([
    ["bytes=0-0", part(0, 0)],
    ["bytes=0-499", part(0, 499)],
    ["bytes=999-", part(999, 999)],
    ["bytes=500-5000", part(500, 999)],
    ["bytes=-1", part(999, 999)],
    ["bytes=-5000", part(0, 999)],
    ["Bytes= 1-2 ", part(1, 2)],
    [`bytes=0-${"9".repeat(400)}`, part(0, 999)],
    ["bytes=1000-", { kind: "unsatisfiable" }],
    ["bytes=1000-2000", { kind: "unsatisfiable" }],
    ["bytes=-0", { kind: "unsatisfiable" }],
    [`bytes=${"9".repeat(400)}-`, { kind: "unsatisfiable" }],
  ])("%s is understood", (header, answer) => {
    expect(parseByteRange(header, 1000)).toEqual(answer);
  });

  it.each([
    null,
    "",
    "bytes=",
    "bytes=-",
    "bytes=5-4",
    "bytes=a-b",
    "items=0-1",
    "bytes=0-1,4-5",
    "bytes=1.5-2",
    "bytes=--1",
  ])("%j is ignored", (header) => {
    expect(parseByteRange(header, 1000)).toEqual({ kind: "whole" });
  });

  it("never satisfies a range of an empty file", () => {
    expect(parseByteRange("bytes=0-", 0)).toEqual({ kind: "unsatisfiable" });
    expect(parseByteRange("bytes=-5", 0)).toEqual({ kind: "unsatisfiable" });
  });

  it("never points outside the file", () => {
    const number = fc.oneof(fc.constant(""), fc.nat({ max: 3000 }).map(String));
    const header = fc.oneof(
      fc.string(),
      fc.tuple(number, number).map(([first, last]) => `bytes=${first}-${last}`),
    );
    fc.assert(
      fc.property(header, fc.nat({ max: 2000 }), (text, size) => {
        const answer = parseByteRange(text, size);
        if (answer.kind !== "part") return;
        expect(answer.range.start).toBeGreaterThanOrEqual(0);
        expect(answer.range.start).toBeLessThanOrEqual(answer.range.end);
        expect(answer.range.end).toBeLessThan(size);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives exactly the bytes that slicing would give", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (first, last, size) => {
          fc.pre(first <= last);
          const bytes = Array.from({ length: size }, (_, at) => at);
          const answer = parseByteRange(`bytes=${first}-${last}`, size);
          const got = answer.kind === "part" ? bytes.slice(answer.range.start, answer.range.end + 1) : [];
          expect(got).toEqual(bytes.slice(first, last + 1));
        },
      ),
    );
  });
});
