import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { Random } from "@/core/application/interfaces/random";
import type {
  ArrivedFile,
  ImageConverter,
  MediaSniffer,
  ThumbnailMaker,
  VideoReader,
} from "@/core/application/interfaces/social/media-intake";
import type {
  ImageWish,
  MediaStore,
  PublishableImage,
} from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import { checkUploadedVideo } from "@/core/domain/marketing/instagram-video";
import type { StoredMedia } from "@/core/domain/marketing/media";

export interface UploadMediaRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly file: ArrivedFile;
  readonly wish: ImageWish;
}

export interface UploadMediaDependencies {
  readonly mediaStore: MediaStore;
  readonly sniff: MediaSniffer;
  readonly convertImage: ImageConverter;
  readonly videos: VideoReader;
  readonly thumbnails: ThumbnailMaker;
  readonly random: Random;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Facts = Omit<StoredMedia, "id" | "ownerId" | "createdAt" | "thumbnailId" | "purgedAt">;

/** Turns what has arrived into something that Instagram takes, and keeps that, with a small picture of it. */
export class UploadMediaUseCase {
  readonly #with: UploadMediaDependencies;

  constructor(dependencies: UploadMediaDependencies) {
    this.#with = dependencies;
  }

  /** @throws AppError `media_rejected` with an issue for each rule that the file breaks, `payload_too_large` */
  async execute(request: UploadMediaRequest): Promise<StoredMedia> {
    const { ownerId, actorId, file } = request;
    const type = await this.#with.sniff(file);
    const stored = type === "image" ? await this.keepImage(request) : await this.keepVideo(request);
    this.#with.logger.info("media_uploaded", {
      ownerId,
      actorId,
      type,
      bytesIn: file.bytes,
      bytes: stored.bytes,
    });
    return stored;
  }

  private async keepImage({ ownerId, file, wish }: UploadMediaRequest): Promise<StoredMedia> {
    const { mediaStore, convertImage, thumbnails, random } = this.#with;
    const picture = await convertImage(file, wish);
    const media = this.aMedia(random.token(), ownerId, {
      ...jpeg(picture, `${file.stem}.jpg`),
      originalName: file.originalName,
    });
    const stored = await mediaStore.put(media, once(picture.bytes));
    return await this.withThumbnail(stored, await thumbnails.ofPicture(picture.bytes));
  }

  /** Bytes that are in order already stay where they arrived. */
  private async keepVideo({ ownerId, file }: UploadMediaRequest): Promise<StoredMedia> {
    const { mediaStore, videos, thumbnails, random } = this.#with;
    const { facts, width, height, durationMs } = await videos.read(file);
    const issues = checkUploadedVideo({ video: facts, width, height, durationMs, bytes: file.bytes });
    if (issues.length > 0)
      throw new AppError("media_rejected", "The video breaks rules of the platform", { issues });
    const isMov = facts.container === "mov";
    const described: Facts = {
      purpose: "upload",
      name: `${file.stem}.${facts.container}`,
      originalName: file.originalName,
      type: "video",
      contentType: isMov ? "video/quicktime" : "video/mp4",
      width,
      height,
      bytes: file.bytes,
      durationMs,
      video: facts,
    };
    const stored =
      facts.wasIndexFirst && file.blobKey !== null
        ? await mediaStore.adopt(this.aMedia(file.blobKey, ownerId, described))
        : await mediaStore.put(
            this.aMedia(random.token(), ownerId, described),
            facts.wasIndexFirst ? file.stream() : videos.withIndexFirst(file),
          );
    return await this.withThumbnail(stored, await thumbnails.ofVideo({ width, height }));
  }

  private async withThumbnail(media: StoredMedia, picture: PublishableImage): Promise<StoredMedia> {
    const { mediaStore, random } = this.#with;
    const thumbnail = this.aMedia(random.token(), media.ownerId, {
      ...jpeg(picture, "thumbnail.jpg"),
      purpose: "thumbnail",
    });
    await mediaStore.setThumbnail(media.id, thumbnail, once(picture.bytes));
    return { ...media, thumbnailId: thumbnail.id };
  }

  private aMedia(id: string, ownerId: string, facts: Facts): StoredMedia {
    return { ...facts, id, ownerId, thumbnailId: null, createdAt: this.#with.clock.now(), purgedAt: null };
  }
}

function jpeg({ bytes, width, height }: PublishableImage, name: string): Facts {
  return {
    purpose: "upload",
    name,
    originalName: null,
    type: "image",
    contentType: "image/jpeg",
    width,
    height,
    bytes: bytes.byteLength,
    durationMs: null,
    video: null,
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
