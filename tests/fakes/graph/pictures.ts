import { hueOf } from "./html";

const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

const PORTRAIT = `<circle cx="160" cy="138" r="58" fill="#fff" fill-opacity=".82"/>
<ellipse cx="160" cy="300" rx="104" ry="86" fill="#fff" fill-opacity=".82"/>`;
const PLAY = '<path d="M128 104 224 160 128 216Z" fill="#fff" fill-opacity=".82"/>';

function svgOf(id: string, motif: string): string {
  const hue = hueOf(id);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="hsl(${hue},55%,62%)"/><stop offset="1" stop-color="hsl(${hue},48%,32%)"/>
</linearGradient></defs>
<rect width="320" height="320" fill="url(#g)"/>${motif}</svg>`;
}

async function draw(id: string, motif: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = drawn.get(id);
  if (known) return known;
  const { default: sharp } = await import("sharp");
  const bytes = new Uint8Array(
    await sharp(Buffer.from(svgOf(id, motif)))
      .jpeg({ quality: 86 })
      .toBuffer(),
  );
  drawn.set(id, bytes);
  return bytes;
}

/** A quiet drawn portrait, the same for the same account. */
export const profilePicture = (id: string) => draw(id, PORTRAIT);

/** Stands for a video without a cover. */
export const videoPicture = (id: string) => draw(id, PLAY);

export function pictureResponse(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: { "content-type": "image/jpeg", "cache-control": "public, max-age=3600" },
  });
}
