const MAX_STEM = 56;
/** As long as a name may be in the file systems that people have. */
const MAX_SHOWN = 255;
/** Control characters, line ends, halves of characters, zero widths and marks of direction; joiners have a use. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * What a file is called where a person reads it: in any script, without its path and without what cannot be seen
 * or turns the text around it. Null where nothing is left.
 */
export function shownFileName(original: string): string | null {
  const name = baseName(original).normalize("NFC").replace(UNSEEN, "").trim();
  return name === "" ? null : [...name].slice(0, MAX_SHOWN).join("");
}

/**
 * What a stored file is called in its public address, without the ending, which comes from the content: at
 * most 56 ASCII letters, digits, `-` and `_`. Nothing of a path or of another ending survives.
 */
export function safeStem(original: string): string {
  const stem = baseName(original)
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .slice(0, MAX_STEM)
    .replace(/^-+|-+$/g, "");
  return stem === "" ? "media" : stem;
}

function baseName(original: string): string {
  return original.split(/[/\\]/).at(-1) ?? "";
}
