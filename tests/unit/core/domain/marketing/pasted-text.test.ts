import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareHandle, foreignCharacter, visibleText } from "@/core/domain/marketing/pasted-text";

const UNSEEN = fc.constantFrom(
  "\u200e",
  "\u200f",
  "\u200b",
  "\u2060",
  "\ufeff",
  "\u2066",
  "\u2069",
  "\u00ad",
  "\u202a",
);

describe("pasted text", () => {
  it("is a handle's own letters, whatever came along and wherever", () => {
    const letters = fc.array(fc.constantFrom(..."abcXYZ019._"), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(letters, fc.array(fc.tuple(fc.nat(30), UNSEEN), { maxLength: 8 }), (handle, along) => {
        const pasted = [...handle];
        for (const [place, mark] of along) pasted.splice(place, 0, mark);
        expect(bareHandle(`\u200e @${pasted.join("")} `)).toBe(handle.join(""));
      }),
    );
  });

  it("is the same when it is cleaned twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
        expect(bareHandle(bareHandle(text))).toBe(bareHandle(text));
      }),
    );
  });
});

describe("a character that is not taken", () => {
  it.each([
    ["caf\u00e9", '"\u00e9" (U+00E9)'],
    ["be n", "a space (U+0020)"],
    ["be\u00a0n", "an invisible character (U+00A0)"],
    ["be\u0007n", "an invisible character (U+0007)"],
    ["\u{1f950}", '"\u{1f950}" (U+1F950)'],
    ["ben", null],
  ])("in %j is named: %s", (text, named) => {
    expect(foreignCharacter(text, /[a-z]/)).toBe(named);
  });
});
