const MAX_STEM = 56;

/**
 * What a stored picture is called in its public address: at most 60 characters of ASCII letters, digits,
 * `-` and `_`, then `.jpg`. Nothing of a path or of another ending survives.
 */
export function safeFileName(original: string): string {
  const base = original.split(/[/\\]/).at(-1) ?? "";
  const stem = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9_]+/g, "-")
    .slice(0, MAX_STEM)
    .replace(/^-+|-+$/g, "");
  return `${stem === "" ? "photo" : stem}.jpg`;
}
