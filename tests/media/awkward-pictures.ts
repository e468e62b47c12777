import { deflateSync } from "node:zlib";
import type { Sharp } from "sharp";
import {
  jpegSegments,
  pngChunk,
  pngHeader,
  withJpegSegment,
  withPngChunks,
  withWebpSize,
} from "./picture-parts";
import { animation, isoMedia, noise, plain, quarters, seeThrough } from "./pictures";

/** In the middle of Berlin: what must not be published with a photo of somebody's kitchen. */
const PLACE = {
  GPSLatitudeRef: "N",
  GPSLatitude: "52/1 31/1 12/1",
  GPSLongitudeRef: "E",
  GPSLongitude: "13/1 24/1 36/1",
};
const ZIP = Buffer.concat([
  Buffer.from("PK\x03\x04\x14\0\0\0\0\0", "latin1"),
  Buffer.from("secret.txt words"),
]);
const SCRIPT = "<script>alert(document.cookie)</script>";
const zeros = (megabytes: number): Buffer => deflateSync(Buffer.alloc(megabytes * 1_000_000), { level: 9 });

const phonePhoto = (orientation: number): Promise<Buffer> =>
  quarters(1600, 1200)
    .withExif({ IFD0: { Make: "Phone", Copyright: "private" }, IFD3: PLACE })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();

/** sharp can, its types do not say so yet (0.35.5). */
const canAddGainMap = (picture: Sharp): picture is Sharp & { withGainMap(): Sharp } =>
  "withGainMap" in picture;

/** As phones take them since 2024: behind the photo a second one that says how bright each place is. */
async function ultraHdr(): Promise<Uint8Array> {
  const picture = plain(640, 640, "#c86432").toColourspace("scrgb");
  if (!canAddGainMap(picture)) throw new Error("This sharp cannot make Ultra HDR");
  return await picture.withGainMap().jpeg().toBuffer();
}

/** Files as people (and worse) have them, each with the name that it arrives under. */
export const AWKWARD_PICTURES = {
  "rotated-phone-photo.jpg": () => phonePhoto(6),
  "cmyk.jpg": () => plain(800, 800, "#c86432").toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer(),
  "sixteen-bits.png": () => plain(800, 800, "#c86432").toColourspace("rgb16").png().toBuffer(),
  "grey.jpg": () => plain(800, 800, "#808080").toColourspace("b-w").jpeg().toBuffer(),
  "display-p3.png": () => plain(800, 800, "#c86432").withIccProfile("p3").png().toBuffer(),
  "transparent.png": () => seeThrough(800, 800).png().toBuffer(),
  "largest-phone-photo.jpg": () => plain(12_000, 9_000).jpeg().toBuffer(),
  "twelve-thousand-wide.png": () => plain(12_000, 9_000).png({ compressionLevel: 1 }).toBuffer(),
  "one-pixel-wide.png": () => plain(1, 5_000).png().toBuffer(),
  "tiny.png": () => plain(100, 100).png().toBuffer(),
  "several-pictures.mpo.jpg": async () => {
    const [left, right] = await Promise.all(
      ["#cc0000", "#0000cc"].map((colour) => plain(640, 640, colour).jpeg().toBuffer()),
    );
    return Buffer.concat([
      withJpegSegment(left ?? Buffer.alloc(0), 0xffe2, "MPF\0II*\0\b\0\0\0\0\0\0\0"),
      right ?? Buffer.alloc(0),
    ]);
  },
  "ultra-hdr.jpg": ultraHdr,
  "sloppy-camera.jpg": async () => {
    const photo = Buffer.from(await noise(640, 640).jpeg().toBuffer());
    const scan = jpegSegments(photo).at(-1);
    if (scan) photo.writeUInt8(0, scan.start + 4 + scan.body.length - 2);
    return photo;
  },
  "photo-and-archive.jpg": async () =>
    Buffer.concat([await plain(640, 640).jpeg().toBuffer(), ZIP, Buffer.from(SCRIPT)]),
  "comment-that-is-a-page.jpg": async () =>
    withJpegSegment(await plain(640, 640).jpeg().toBuffer(), 0xfffe, `*/=1;${SCRIPT}/*`),
  "text-bomb.png": async () => {
    const text = Buffer.concat([Buffer.from("Comment\0\0"), zeros(50)]);
    return withPngChunks(await plain(640, 640).png().toBuffer(), [pngChunk("zTXt", text)]);
  },
  "profile-bomb.png": async () => {
    const profile = Buffer.concat([Buffer.from("icc\0\0"), zeros(50)]);
    return withPngChunks(await plain(640, 640).png().toBuffer(), [pngChunk("iCCP", profile)]);
  },
  "pixel-bomb.png": async () =>
    Buffer.concat([
      pngHeader(50_000, 50_000, 1, 0),
      pngChunk("IDAT", zeros(5)),
      pngChunk("IEND", Buffer.alloc(0)),
    ]),
  "pixel-bomb.webp": async () => withWebpSize(await plain(16, 16).webp().toBuffer(), 16_000, 16_000),
  "cut-off.jpg": async () => (await noise(800, 800).jpeg().toBuffer()).subarray(0, 60_000),
  "animated.webp": () => animation("webp"),
  "animated.gif": () => animation("gif"),
  "animated.png": async () =>
    withPngChunks(await plain(400, 400).png().toBuffer(), [
      pngChunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    ]),
  "iphone.heic": async () => isoMedia("heic"),
  "photo.avif": () => plain(64, 64).avif({ effort: 0 }).toBuffer(),
  "scan.tiff": () => plain(640, 640).tiff().toBuffer(),
  "drawing.svg": async () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`),
  "page.jpg": async () => Buffer.from(`<!doctype html>${SCRIPT}`),
  "words.png": async () => Buffer.from("just some words"),
  "menu.pdf.jpg": async () => Buffer.from("%PDF-1.7\n%âãÏÓ\n"),
  "photos.zip": async () => ZIP,
  "program.jpg": async () => Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), Buffer.alloc(600)]),
  "empty.jpg": async () => Buffer.alloc(0),
} as const satisfies Readonly<Record<string, () => Promise<Uint8Array>>>;
