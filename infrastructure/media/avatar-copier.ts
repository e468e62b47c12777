import sharp from "sharp";
import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { MediaUrlRule } from "@/core/application/interfaces/social/media-url-rule";
import type { AvatarCopier } from "@/core/application/interfaces/social/platform-factories";
import { AVATAR_NAME } from "@/infrastructure/media/public-names";

const TIMEOUT_MS = 2_000;
const MAX_BYTES = 5 * 1024 * 1024;
/** Shown at 48 px; twice that for dense screens, with room to grow. */
const SIZE = 160;

export interface AvatarCopierParts {
  readonly store: MediaStore;
  readonly urls: MediaUrlRule;
  readonly random: Random;
  readonly clock: Clock;
}

/** Meta's avatar links expire, so a small copy is kept. A missing avatar never stands in the way. */
export function avatarCopier({ store, urls, random, clock }: AvatarCopierParts): AvatarCopier {
  return async (avatarUrl, ownerId) => {
    if (urls.problemWith(avatarUrl) !== null) return null;
    try {
      const answer = await fetch(avatarUrl, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "error" });
      if (!answer.ok || Number(answer.headers.get("content-length") ?? 0) > MAX_BYTES) return null;
      const picture = await sharp(await readAtMost(answer, MAX_BYTES), { limitInputPixels: 25_000_000 })
        .rotate()
        .resize(SIZE, SIZE, { fit: "cover" })
        .flatten({ background: "#ffffff" })
        .jpeg({ quality: 85 })
        .toBuffer();
      const media = {
        id: random.token(),
        ownerId,
        name: AVATAR_NAME,
        type: "image",
        contentType: "image/jpeg",
        width: SIZE,
        height: SIZE,
        bytes: picture.byteLength,
        durationMs: null,
        createdAt: clock.now(),
      } as const;
      return (await store.put(media, oneChunk(picture))).id;
    } catch {
      return null;
    }
  };
}

async function readAtMost(answer: Response, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new Error("The avatar is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
