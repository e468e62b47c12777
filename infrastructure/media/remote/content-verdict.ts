import type { AddressProblem, ExpectedMedia } from "@/core/application/interfaces/social/media-preflight";
import { type FileKind, HEAD_BYTES, kindOf } from "@/infrastructure/media/file-kind";

/** How much of a file tells what it is. */
export const TELLING_BYTES = HEAD_BYTES;

/**
 * What Meta takes, by the usual endings. It documents JPEG alone for pictures, and PNG and WebP came through in
 * trials (graph-api.md §3.1, §3.6): so these are left to it.
 */
const TAKEN: Readonly<Record<ExpectedMedia["type"], ReadonlySet<string>>> = {
  image: new Set(["jpg", "png", "apng", "webp"]),
  video: new Set(["mp4", "mov"]),
};

const NAMES: Readonly<Record<string, string>> = { jpg: "JPEG", tif: "TIFF" };

const WAY_OUT = {
  image: "Instagram takes JPEG. Export it as JPEG and give the address of that, or upload the picture here",
  video: "Instagram takes MP4 and MOV. Export it as MP4 and give the address of that",
} as const;

/** By the first bytes, whatever type was declared: what certainly is nothing Meta takes. Null: it may be. */
export async function contentVerdict(
  head: Uint8Array,
  fileBytes: number,
  { type }: ExpectedMedia,
): Promise<AddressProblem | null> {
  const kind = await kindOf(head, fileBytes);
  if (isUnknown(kind) || (kind.family === type && TAKEN[type].has(kind.ending))) return null;
  return { rule: "url_format", message: `This address gives ${named(kind)}. ${WAY_OUT[type]}`, limit: type };
}

export function nothingThere(): AddressProblem {
  const message = "This address gives an empty file, with 0 bytes. Give the address of the file itself";
  return { rule: "url_empty", message, limit: 1 };
}

function isUnknown({ family, ending }: FileKind): boolean {
  return family === "other" && ending === "";
}

function named({ family, ending }: FileKind): string {
  const format = NAMES[ending] ?? ending.toUpperCase();
  switch (family) {
    case "image":
      return `a picture in the format ${format}`;
    case "video":
      return `a video in the format ${format}`;
    case "audio":
      return `sound (${format})`;
    case "archive":
      return `an archive (${format})`;
    case "html":
      return "a web page";
    case "svg":
      return "an SVG drawing";
    case "pdf":
      return "a PDF document";
    case "text":
      return "text";
    case "program":
      return "a program";
    case "other":
      return `a file in the format ${format}`;
  }
}
