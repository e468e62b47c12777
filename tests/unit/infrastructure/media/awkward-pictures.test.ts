import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublishableImage } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-rules";
import { sniffMedia } from "@/infrastructure/media/media-sniffer";
import { convertImage } from "@/infrastructure/media/publishable-image";
import { AWKWARD_PICTURES } from "@/tests/media/awkward-pictures";
import { jpegSegments } from "@/tests/media/picture-parts";
import { colourAt, type PictureFolder, pictureFolder } from "@/tests/media/pictures";

type Name = keyof typeof AWKWARD_PICTURES;

/** What comes out: width, height, and the colour in its upper left quarter with how far it may be off. */
const PUBLISHED: Readonly<Partial<Record<Name, readonly [number, number, readonly number[], number]>>> = {
  "rotated-phone-photo.jpg": [1200, 1600, [0, 0, 224], 4],
  "cmyk.jpg": [800, 800, [200, 100, 50], 30],
  "sixteen-bits.png": [800, 800, [200, 100, 50], 3],
  "grey.jpg": [800, 800, [128, 128, 128], 2],
  "display-p3.png": [800, 800, [200, 100, 50], 4],
  "transparent.png": [800, 800, [255, 255, 255], 1],
  "largest-phone-photo.jpg": [1440, 1080, [51, 102, 153], 3],
  "one-pixel-wide.png": [320, 426, [51, 102, 153], 3],
  "tiny.png": [320, 320, [51, 102, 153], 3],
  "several-pictures.mpo.jpg": [640, 640, [204, 0, 0], 3],
  "ultra-hdr.jpg": [640, 640, [161, 81, 41], 3],
  "sloppy-camera.jpg": [640, 640, [128, 128, 128], 20],
  "photo-and-archive.jpg": [640, 640, [51, 102, 153], 3],
  "comment-that-is-a-page.jpg": [640, 640, [51, 102, 153], 3],
  "text-bomb.png": [640, 640, [51, 102, 153], 3],
  "profile-bomb.png": [640, 640, [51, 102, 153], 3],
};

/** What is refused: the rule, and the words that say what it is or what helps. */
const REFUSED: Readonly<Partial<Record<Name, readonly [string, string]>>> = {
  "twelve-thousand-wide.png": ["image_pixels", "108 megapixels; up to 50 can be read"],
  "pixel-bomb.png": ["image_pixels", "2500 megapixels; up to 50 can be read"],
  "pixel-bomb.webp": ["image_pixels", "256 megapixels; up to 50 can be read"],
  "cut-off.jpg": ["image_damaged", "damaged or incomplete"],
  "animated.webp": ["image_format", "animated picture cannot be published"],
  "animated.gif": ["image_format", "A GIF cannot be published, animated or not"],
  "animated.png": ["image_format", "animated picture cannot be published"],
  "iphone.heic": ["image_format", "Settings → Camera → Formats → Most Compatible"],
  "photo.avif": ["image_format", "AVIF pictures cannot be read"],
  "scan.tiff": ["image_format", "TIFF pictures cannot be read"],
  "drawing.svg": ["image_format", "an SVG drawing"],
  "page.jpg": ["file_type", "a web page"],
  "words.png": ["file_type", "This is text"],
  "menu.pdf.jpg": ["file_type", "a PDF document"],
  "photos.zip": ["file_type", "archive (ZIP). Unpack it"],
  "program.jpg": ["file_type", "a program"],
  "empty.jpg": ["file_type", "empty"],
};

/** JFIF, quantisation and Huffman tables, a baseline frame, its scan. */
const HARMLESS_SEGMENTS = [0xffe0, 0xffdb, 0xffc4, 0xffc0, 0xffda];

let folder: PictureFolder;
beforeAll(async () => {
  folder = await pictureFolder();
});
afterAll(() => folder.remove());

const names = Object.keys(AWKWARD_PICTURES);

const uploads = new Map<string, Promise<PublishableImage>>();

/** Once each: making some of them takes long. */
function uploaded(name: string): Promise<PublishableImage> {
  const upload = uploads.get(name) ?? uploadOf(name);
  uploads.set(name, upload);
  return upload;
}

async function uploadOf(name: string): Promise<PublishableImage> {
  const make = new Map<string, () => Promise<Uint8Array>>(Object.entries(AWKWARD_PICTURES)).get(name);
  const file = await folder.save((await make?.()) ?? "", name);
  expect(await sniffMedia(file)).toBe("image");
  return await convertImage(file, { use: "feed", fit: "crop", ratio: "original" });
}

it("leaves no awkward picture without an outcome", () => {
  expect([...Object.keys(PUBLISHED), ...Object.keys(REFUSED)].sort()).toEqual([...names].sort());
});

describe("an awkward picture that can be published", () => {
  it.each(Object.entries(PUBLISHED))(
    "%s",
    { timeout: 60_000 },
    async (name, [width, height, colour, tolerance]) => {
      const picture = await uploaded(name);
      expect([picture.width, picture.height]).toEqual([width, height]);
      const facts = await sharp(picture.bytes).metadata();
      expect(facts).toMatchObject({ format: "jpeg", space: "srgb", channels: 3, width, height });
      expect(picture.bytes.byteLength).toBeLessThanOrEqual(IMAGE_MAX_BYTES);
      const place = { left: width / 4 - 10, top: Math.round(height / 4) - 10, width: 20, height: 20 };
      const seen = await colourAt(picture.bytes, place);
      const off = Math.max(...seen.map((value, at) => Math.abs(value - (colour[at] ?? 999))));
      expect(off, `${seen} near ${colour}`).toBeLessThanOrEqual(tolerance);
    },
  );

  it.each(Object.keys(PUBLISHED))("%s goes out as a bare baseline JPEG", async (name) => {
    const { bytes } = await uploaded(name);
    const markers = jpegSegments(bytes).map(({ marker }) => marker);
    expect(markers.filter((marker) => !HARMLESS_SEGMENTS.includes(marker))).toEqual([]);
    const out = Buffer.from(bytes);
    const traces = [
      "private",
      "Exif\0\0",
      "GPSLatitude",
      "MPF\0",
      "PK\x03\x04",
      "secret.txt",
      "<script",
      "urn:iso",
    ];
    expect(traces.filter((trace) => out.includes(trace))).toEqual([]);
    expect(out.indexOf(Buffer.from([0xff, 0xd9]))).toBe(out.length - 2);
  });
});

describe("an awkward picture that cannot be published", () => {
  it.each(Object.entries(REFUSED))("%s", async (name, [rule, words]) => {
    const refusal: unknown = await uploaded(name).catch((error: unknown) => error);
    if (!(refusal instanceof AppError)) throw new Error("It was not refused");
    expect(refusal.code).toBe("media_rejected");
    expect(refusal.details.issues).toMatchObject([{ path: "file", rule, limit: expect.anything() }]);
    expect(refusal.details.issues?.[0]?.message).toContain(words);
  });
});
