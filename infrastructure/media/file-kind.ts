import { fileTypeFromBuffer } from "file-type";
import { isoBrands } from "@/infrastructure/media/iso-brands";
import { type TextKind, textKind } from "@/infrastructure/media/text-kind";

/** As far as file-type looks for anything but what lies deep inside archives. */
export const HEAD_BYTES = 4_100;

/** What a file is by its first bytes, whatever it is called. `ending` is the usual one. */
export interface FileKind {
  readonly family: "image" | "video" | "audio" | "archive" | "other" | TextKind;
  readonly ending: string;
}

const UNKNOWN: FileKind = { family: "other", ending: "" };
const MP4: FileKind = { family: "video", ending: "mp4" };

/**
 * Brands of ISO base media files that are no MP4 as players play it (ISO/IEC 14496-12 and 23008-12, mp4ra.org).
 * HEIF's are listed whole: only some phones put `heic` first.
 */
const BRANDS: ReadonlyMap<string, FileKind> = new Map([
  ...as("image", "avif", "avif avis"),
  ...as("image", "heic", "heic heix heim heis hevc hevx hevm hevs avci avcs mif1 mif2 msf1 miaf"),
  ...as("image", "cr3", "crx"),
  ...as("image", "jp2", "jp2 jpx jpm mjp2"),
  ...as("audio", "m4a", "m4a m4b m4p f4a f4b aax"),
  ...as("video", "3gp", "3ge6 3ge7 3gg6 3gp1 3gp2 3gp3 3gp4 3gp5 3gp6 3gp7 3gp8 3gp9 3gs7 3g2a 3g2b 3g2c"),
  ...as("video", "mov", "qt"),
]);

const FAMILIES: ReadonlyMap<string, FileKind["family"]> = new Map([
  ...["exe", "elf", "macho", "wasm", "class", "jar", "apk", "deb", "rpm", "dmg", "lnk"].map(
    (ending) => [ending, "program"] as const,
  ),
  ...["zip", "rar", "7z", "gz", "tar.gz", "tar", "bz2", "xz", "zst", "lz4", "lz", "cab"].map(
    (ending) => [ending, "archive"] as const,
  ),
  ["pdf", "pdf"],
]);

/** `head`: the first `HEAD_BYTES` of a file that has `fileBytes`. */
export async function kindOf(head: Uint8Array, fileBytes: number): Promise<FileKind> {
  const brands = isoBrands(head, fileBytes);
  if (brands !== null) return kindOfBrands(brands);
  const text = textKind(head);
  if (text !== null) return { family: text, ending: "" };
  const found = (await fileTypeFromBuffer(head)) ?? tiff(head);
  if (found === undefined || hasLooseBrand(head)) return UNKNOWN;
  const family = FAMILIES.get(found.ext) ?? familyOf(found.mime);
  return { family, ending: found.ext };
}

function kindOfBrands(brands: readonly string[]): FileKind {
  const kind = BRANDS.get(brands[0] ?? "") ?? MP4;
  return kind.ending === "heic" && brands.includes("avif") ? { ...kind, ending: "avif" } : kind;
}

/** What tells TIFF and the raw pictures of cameras apart may lie far behind. */
function tiff(head: Uint8Array): { readonly ext: string; readonly mime: string } | undefined {
  const mark = String.fromCharCode(...head.subarray(0, 4));
  return mark === "II*\0" || mark === "MM\0*" ? { ext: "tif", mime: "image/tiff" } : undefined;
}

/** For file-type the letters in the right place are enough. */
function hasLooseBrand(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(4, 8)) === "ftyp";
}

function familyOf(mime: string): FileKind["family"] {
  const [family] = mime.split("/", 1);
  return family === "image" || family === "video" || family === "audio" ? family : "other";
}

function as(family: FileKind["family"], ending: string, brands: string): (readonly [string, FileKind])[] {
  return brands.split(" ").map((brand) => [brand, { family, ending }]);
}
