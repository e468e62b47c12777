/** The beginning of a text: at most `length` UTF-16 units, the sign of the cut included; never half a character. */
export function excerpt(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
