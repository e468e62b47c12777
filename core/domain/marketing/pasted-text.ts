/**
 * What comes along unseen when text is pasted: marks of direction and isolates, joiners, zero-width spaces, byte
 * order marks, soft hyphens, fillers.
 */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const SEEN = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;

/** The text without what nobody sees of it. Not for captions that go out: emoji and scripts need some of it. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, "").trim();
}

export function isBlank(text: string): boolean {
  return visibleText(text) === "";
}

/** Letters and digits as a keyboard has them, whatever width they were written in. */
export function plainText(text: string): string {
  return visibleText(text.normalize("NFKC"));
}

/** An account's name without "@". */
export function bareHandle(text: string): string {
  return plainText(text).replace(/^@+/, "").trim();
}

/** An address; the scheme's letters mean the same in either case (RFC 3986 §3.1). */
export function plainAddress(text: string): string {
  return visibleText(text).replace(/^https?:/i, (scheme) => scheme.toLowerCase());
}

/** The first character that `allowed` does not know, so that a person finds it: `"é" (U+00E9)`. Null: none. */
export function foreignCharacter(text: string, allowed: RegExp): string | null {
  const found = [...text].find((character) => !allowed.test(character));
  if (found === undefined) return null;
  const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return SEEN.test(visibleText(found)) ? `"${found}" (${code})` : `${wordFor(found)} (${code})`;
}

function wordFor(unseen: string): string {
  return unseen === " " ? "a space" : "an invisible character";
}
