import { download } from "./download";
import { type JpegSize, readJpegSize } from "./jpeg";
import type { Meta } from "./meta";
import { named } from "./named-errors";

const MAX_BYTES = 8 * 1024 * 1024;
/** What Meta takes, not the 4:5 that its page prints (graph-api.md §3.6). */
const MIN_RATIO = 3 / 4;
const MAX_RATIO = 1.91;
const ROUNDING = 1e-9;

const unfetchable = (url: string) =>
  named("9004/2207052", { error_user_msg: `The media could not be fetched from this URI: ${url}` });

async function fetchImage(meta: Meta, url: string): Promise<Uint8Array> {
  const response = await download(meta, url, "image");
  const body = await response?.arrayBuffer().catch(() => null);
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

/** graph-api.md §3.6, images. Gives the bytes it really downloaded; stories may have any ratio. */
export async function fetchPostImage(meta: Meta, url: string, ratio: "feed" | "any"): Promise<Uint8Array> {
  const bytes = await fetchImage(meta, url);
  if (bytes.length > MAX_BYTES) throw named("36000/2207004");
  const size = readJpegSize(bytes);
  if (!size) throw named("36001/2207005");
  if (ratio === "feed") checkRatio(size);
  return bytes;
}

/** A cover that is no JPEG of at most 8 MiB counts as one that could not be fetched. */
export async function fetchCover(meta: Meta, url: string): Promise<Uint8Array> {
  const bytes = await fetchImage(meta, url);
  if (bytes.length > MAX_BYTES || !readJpegSize(bytes)) throw unfetchable(url);
  return bytes;
}
