import type { AddressProblem, ExpectedMedia } from "@/core/application/interfaces/social/media-preflight";
import { isSameRatio } from "@/core/domain/marketing/image-shape";
import { type FileKind, HEAD_BYTES, kindOf } from "@/infrastructure/media/file-kind";
import { jpegSize, SIZE_BYTES } from "@/infrastructure/media/remote/jpeg-size";

/** How much of a file tells what it is, and of a picture whose shape counts, which shape. */
export function tellingBytes({ ratios }: ExpectedMedia): number {
  return ratios === undefined ? HEAD_BYTES : SIZE_BYTES;
}

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
  const kind = await kindOf(head.subarray(0, HEAD_BYTES), fileBytes);
  if (isUnknown(kind) || (kind.family === type && TAKEN[type].has(kind.ending))) return null;
  return { rule: "url_format", message: `This address gives ${named(kind)}. ${WAY_OUT[type]}`, limit: type };
}

/**
 * Of a picture by its first bytes: whether Meta would refuse its shape. What may be turned is refused only where it
 * would be refused either way.
 */
export async function shapeVerdict(
  head: Uint8Array,
  { ratios }: ExpectedMedia,
): Promise<AddressProblem | null> {
  const size = ratios === undefined ? null : await jpegSize(head);
  if (ratios === undefined || size === null) return null;
  const { width, height, mayBeTurned } = size;
  const fits = (ratio: number) =>
    (ratio >= ratios.least && ratio <= ratios.most) ||
    isSameRatio(ratio, ratios.least) ||
    isSameRatio(ratio, ratios.most);
  if (fits(width / height) || (mayBeTurned && fits(height / width))) return null;
  const message = `The picture at this address is ${width} × ${height} pixels. Instagram's feed takes 3:4 to 1.91:1: give another shape of it, or upload it here, where it is cropped or padded`;
  return { rule: "url_ratio", message, limit: width < height ? ratios.least : ratios.most };
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
