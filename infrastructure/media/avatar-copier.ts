import type { IncomingMessage } from "node:http";
import sharp from "sharp";
import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { AvatarCopier } from "@/core/application/interfaces/social/platform-factories";
import { oneChunk } from "@/core/application/social/posts/one-chunk";
import { pictureTurn, unpacked } from "@/infrastructure/media/picture-work";
import { AVATAR_NAME } from "@/infrastructure/media/public-names";
import type { PublicFetch } from "@/infrastructure/media/remote/public-fetch";

const TIMEOUT_MS = 2_000;
const MAX_BYTES = 5 * 1024 * 1024;
/** Shown at 48 px; twice that for dense screens, with room to grow. */
const SIZE = 160;
/** Far above any picture that stands for a person. */
const MAX_PIXELS = 25_000_000;

export interface AvatarCopierParts {
  readonly store: MediaStore;
  readonly remote: PublicFetch;
  readonly random: Random;
  readonly clock: Clock;
}

/** Meta's avatar links expire, so a small copy is kept. A missing avatar never stands in the way. */
export function avatarCopier({ store, remote, random, clock }: AvatarCopierParts): AvatarCopier {
  return async (avatarUrl, ownerId, known = null) => {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await remote.open(avatarUrl, { method: "GET", signal });
      if (answer.statusCode !== 200) {
        answer.destroy();
        return null;
      }
      const bytes = await readAtMost(answer, MAX_BYTES);
      const picture = await pictureTurn(() => unpacked(bytes, () => squareOf(bytes), MAX_PIXELS), signal);
      if (known !== null && (await isStored(store, known, picture))) return known;
      const media = {
        id: random.token(),
        ownerId,
        purpose: "avatar",
        name: AVATAR_NAME,
        originalName: null,
        type: "image",
        contentType: "image/jpeg",
        width: SIZE,
        height: SIZE,
        bytes: picture.byteLength,
        durationMs: null,
        video: null,
        rendition: null,
        thumbnailId: null,
        createdAt: clock.now(),
        purgedAt: null,
      } as const;
      return (await store.put(media, oneChunk(picture))).id;
    } catch {
      return null;
    }
  };
}

function squareOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .rotate()
    .resize(SIZE, SIZE, { fit: "cover" })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Leaving the loop early ends the connection. */
async function readAtMost(answer: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.byteLength;
    if (bytes > limit) throw new Error("The avatar is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same picture becomes the same bytes. */
async function isStored(store: MediaStore, id: string, picture: Buffer): Promise<boolean> {
  const media = await store.find(id);
  const stored = media?.bytes === picture.byteLength ? await store.open(id) : null;
  return stored !== null && picture.equals(Buffer.from(await new Response(stored).arrayBuffer()));
}
