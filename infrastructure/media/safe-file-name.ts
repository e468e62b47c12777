const MAX_STEM = 56;

/**
 * What a stored file is called in its public address, without the ending, which comes from the content: at
 * most 56 ASCII letters, digits, `-` and `_`. Nothing of a path or of another ending survives.
 */
export function safeStem(original: string): string {
  const base = original.split(/[/\\]/).at(-1) ?? "";
  const stem = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .slice(0, MAX_STEM)
    .replace(/^-+|-+$/g, "");
  return stem === "" ? "media" : stem;
}
