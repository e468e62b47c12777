import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { LocalFile } from "@/infrastructure/media/local-file";

/** A plain picture of one colour. */
export function plain(width: number, height: number, background = "#336699"): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A picture that does not compress well. */
export function noise(width: number, height: number): Sharp {
  const gaussian = { type: "gaussian", mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: "#888", noise: gaussian } });
}

export const CORNERS = {
  topLeft: "#e00000",
  topRight: "#00c000",
  bottomLeft: "#0000e0",
  bottomRight: "#e0e000",
};

/** Each quarter in a colour of its own, so that every way of turning and mirroring it looks different. */
export function quarters(width: number, height: number): Sharp {
  const size = { width: width / 2, height: height / 2, channels: 3 } as const;
  const at = (background: string, left: number, top: number) => ({
    input: { create: { ...size, background } },
    left,
    top,
  });
  return plain(width, height, CORNERS.topLeft).composite([
    at(CORNERS.topRight, width / 2, 0),
    at(CORNERS.bottomLeft, 0, height / 2),
    at(CORNERS.bottomRight, width / 2, height / 2),
  ]);
}

/** Red wherever it can be seen, and it cannot be seen at all. */
export function seeThrough(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } });
}

/** Two pictures, one after the other. */
export async function animation(format: "webp" | "gif"): Promise<Uint8Array> {
  const colours = ["#f00", "#0f0"];
  const frames = await Promise.all(colours.map((colour) => plain(400, 400, colour).png().toBuffer()));
  return await sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

/** An ISO container that says which brand it is and holds nothing. */
export function isoMedia(brand: string, compatible: readonly string[] = ["mif1"]): Uint8Array {
  const head = Buffer.from(`....ftyp${brand}\0\0\0\0${compatible.join("")}`, "latin1");
  head.writeUInt32BE(head.length);
  return Buffer.concat([head, Buffer.from("\0\0\0\x08free", "latin1"), Buffer.alloc(40)]);
}

export interface PictureFolder {
  save(bytes: Uint8Array | string, name?: string): Promise<LocalFile>;
  remove(): Promise<void>;
}

export async function pictureFolder(): Promise<PictureFolder> {
  const folder = await mkdtemp(join(tmpdir(), "pictures-"));
  let count = 0;
  return {
    async save(content, name = "photo.jpg") {
      count += 1;
      const path = join(folder, `${count}-${name}`);
      await writeFile(path, content);
      return new LocalFile(path, "photo", Buffer.byteLength(content));
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
