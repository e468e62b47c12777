import { type JpegSize, readJpegSize } from "./jpeg";
import type { Meta } from "./meta";
import { named } from "./named-errors";

const MAX_BYTES = 8 * 1024 * 1024;
const MIN_RATIO = 4 / 5;
const MAX_RATIO = 1.91;
const ROUNDING = 1e-9;

const unfetchable = (url: string) =>
  named("9004/2207052", { error_user_msg: `The media could not be fetched from this URI: ${url}` });

function isPublicUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isAscii = /^[\x21-\x7e]+$/.test(url);
  return isAscii && (parsed?.protocol === "https:" || parsed?.protocol === "http:");
}

async function download(meta: Meta, url: string): Promise<Uint8Array> {
  if (!isPublicUrl(url)) throw unfetchable(url);
  const response = await meta.fetchMedia(url).catch(() => null);
  const type = response?.headers.get("content-type") ?? "";
  if (response?.status !== 200 || !type.startsWith("image/")) throw unfetchable(url);
  const body = await response.arrayBuffer().catch(() => null);
  if (!body) throw unfetchable(url);
  return new Uint8Array(body);
}

function checkRatio({ width, height }: JpegSize): void {
  const ratio = width / height;
  if (ratio >= MIN_RATIO - ROUNDING && ratio <= MAX_RATIO + ROUNDING) return;
  throw named("36003/2207009", {
    error_user_msg: `The submitted image with aspect ratio ('${width}/${height}',) cannot be published. Please submit an image with a valid aspect ratio.`,
  });
}

/** graph-api.md §3.6, column "Image (feed, child)". Gives the bytes it really downloaded. */
export async function fetchFeedImage(meta: Meta, url: string): Promise<Uint8Array> {
  const bytes = await download(meta, url);
  if (bytes.length > MAX_BYTES) throw named("36000/2207004");
  const size = readJpegSize(bytes);
  if (!size) throw named("36001/2207005");
  checkRatio(size);
  return bytes;
}
