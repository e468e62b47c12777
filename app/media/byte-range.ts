import type { ByteRange } from "@/core/application/interfaces/social/media-store";

export type RangeAnswer =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly range: ByteRange }
  | { readonly kind: "unsatisfiable" };

/**
 * What a `Range` header asks of a file of `size` bytes (RFC 9110 §14.1.2). A header that is malformed, of
 * another unit or names several ranges is ignored, as the standard allows.
 */
export function parseByteRange(header: string | null, size: number): RangeAnswer {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (first === "" && last === "") return { kind: "whole" };
  if (first === "") return partOf(size - Math.min(Number(last), size), size - 1, size);
  if (last !== "" && Number(last) < Number(first)) return { kind: "whole" };
  return partOf(Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1), size);
}

function partOf(start: number, end: number, size: number): RangeAnswer {
  return start < size ? { kind: "part", range: { start, end } } : { kind: "unsatisfiable" };
}
