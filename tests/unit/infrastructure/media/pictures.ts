import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import type { UploadedFile } from "@/core/application/interfaces/social/media-store";

/** A plain picture of one colour. */
export function plain(width: number, height: number, background = "#336699"): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A picture that does not compress well. */
export function noise(width: number, height: number): Sharp {
  const gaussian = { type: "gaussian", mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: "#888", noise: gaussian } });
}

/** Left half one colour, right half another. */
export function halves(width: number, height: number, left: string, right: string): Sharp {
  const half = { create: { width: Math.floor(width / 2), height, channels: 3, background: left } } as const;
  return plain(width, height, right).composite([{ input: half, left: 0, top: 0 }]);
}

/** An HEIF container that says which brand it is and holds nothing. */
export function isoMedia(brand: string): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes[3] = 24;
  bytes.set(new TextEncoder().encode(`ftyp${brand}\0\0\0\0mif1${brand}`), 4);
  return bytes;
}

export interface PictureFolder {
  save(bytes: Uint8Array | string, name?: string): Promise<UploadedFile>;
  remove(): Promise<void>;
}

export async function pictureFolder(): Promise<PictureFolder> {
  const folder = await mkdtemp(join(tmpdir(), "pictures-"));
  let count = 0;
  return {
    async save(bytes, originalName = "photo.jpg") {
      count += 1;
      const path = join(folder, `${count}-${originalName}`);
      await writeFile(path, bytes);
      return { path, originalName, bytes: (await stat(path)).size };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Mean red, green and blue of a rectangle. */
export async function colourAt(
  bytes: Uint8Array,
  area: { left: number; top: number; width: number; height: number },
): Promise<number[]> {
  const { data, info } = await sharp(bytes).extract(area).raw().toBuffer({ resolveWithObject: true });
  const pixels = data.length / info.channels;
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let at = channel; at < data.length; at += info.channels) sum += data[at] ?? 0;
    return Math.round(sum / pixels);
  });
}
