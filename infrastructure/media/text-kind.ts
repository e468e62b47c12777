export type TextKind = "pdf" | "program" | "svg" | "html" | "text";

/** Which text the first bytes of a file are, or null when they are no text at all. */
export function textKind(head: Uint8Array): TextKind | null {
  const text = decoded(head)
    ?.replace(/^\uFEFF/, "")
    .toLowerCase();
  if (text === undefined) return null;
  if (text.startsWith("%pdf-")) return "pdf";
  if (text.startsWith("#!")) return "program";
  const begun = pastPreamble(text);
  if (/^<(?:!doctype svg|(?:[a-z]+:)?svg)\b/.test(begun)) return "svg";
  return /^<(?:!doctype|[a-z][\w:-]*[\s/>])/.test(begun) || begun !== text.trimStart() ? "html" : "text";
}

/**
 * Past spaces, comments and declarations, behind which browsers still see markup. Step by step: one regular
 * expression for all of it would take exponential time on the right string.
 */
function pastPreamble(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith("<!--") ? "-->" : rest.startsWith("<?") ? "?>" : null;
    if (end === null) return rest;
    const at = rest.indexOf(end);
    if (at === -1) return "";
    rest = rest.slice(at + end.length).trimStart();
  }
}

/** As UTF-8, or UTF-16 with its mark; undefined for what does not decode or has control characters. */
function decoded(head: Uint8Array): string | undefined {
  const [first, second] = head;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : "utf-8";
  try {
    // As a stream: the last character may be cut in two.
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(head, { stream: true });
    return /\p{Cc}/u.test(text.replace(/[\t\n\f\r]/g, "")) ? undefined : text;
  } catch {
    return undefined;
  }
}
