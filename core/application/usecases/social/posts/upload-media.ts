import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { Random } from "@/core/application/interfaces/random";
import type { RateLimiter } from "@/core/application/interfaces/rate-limiter";
import type {
  ImageConverter,
  ImageWish,
  MediaStore,
  UploadedFile,
} from "@/core/application/interfaces/social/media-store";
import type { StoredMedia } from "@/core/domain/marketing/media";

export interface UploadMediaRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly file: UploadedFile;
  readonly wish: ImageWish;
}

export interface UploadMediaDependencies {
  readonly mediaStore: MediaStore;
  readonly convertImage: ImageConverter;
  readonly rateLimiter: RateLimiter;
  readonly random: Random;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Turns an uploaded picture into one that Instagram takes, and keeps that. The original is not kept. */
export class UploadMediaUseCase {
  readonly #with: UploadMediaDependencies;

  constructor(dependencies: UploadMediaDependencies) {
    this.#with = dependencies;
  }

  /** @throws AppError `rate_limited`, `media_rejected`, `payload_too_large` */
  async execute({ ownerId, actorId, file, wish }: UploadMediaRequest): Promise<StoredMedia> {
    const { mediaStore, convertImage, rateLimiter, random, clock, logger } = this.#with;
    await rateLimiter.hit("upload", actorId);
    const picture = await convertImage(file, wish);
    const media: StoredMedia = {
      id: random.token(),
      ownerId,
      name: file.originalName,
      type: "image",
      contentType: "image/jpeg",
      width: picture.width,
      height: picture.height,
      bytes: picture.bytes.byteLength,
      durationMs: null,
      createdAt: clock.now(),
    };
    const stored = await mediaStore.put(media, once(picture.bytes));
    logger.info("media_uploaded", { ownerId, actorId, bytesIn: file.bytes, bytes: stored.bytes });
    return stored;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
