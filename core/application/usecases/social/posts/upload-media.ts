import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { Random } from "@/core/application/interfaces/random";
import type {
  ArrivedFile,
  MediaSniffer,
  ThumbnailMaker,
  VideoReader,
} from "@/core/application/interfaces/social/media-intake";
import type { MediaStore, PublishableImage } from "@/core/application/interfaces/social/media-store";
import { oneChunk } from "@/core/application/social/posts/one-chunk";
import type { PictureShaper } from "@/core/application/social/posts/picture-shaper";
import { AppError } from "@/core/domain/errors";
import { checkUploadedVideo } from "@/core/domain/marketing/instagram-video";
import type { ImageShape, StoredMedia } from "@/core/domain/marketing/media";

export interface UploadMediaRequest {
  readonly ownerId: string;
  readonly actorId: string;
  readonly file: ArrivedFile;
  /** Of a picture; a video is taken as it is. */
  readonly wish: ImageShape;
}

export interface UploadMediaDependencies {
  readonly mediaStore: MediaStore;
  readonly sniff: MediaSniffer;
  readonly pictures: Pick<PictureShaper, "take">;
  readonly videos: VideoReader;
  readonly thumbnails: Pick<ThumbnailMaker, "ofVideo">;
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
    const { ownerId, actorId, file, wish } = request;
    const type = await this.#with.sniff(file);
    const stored =
      type === "image" ? await this.#with.pictures.take(file, ownerId, wish) : await this.keepVideo(request);
    this.#with.logger.info("media_uploaded", {
      ownerId,
      actorId,
      type,
      bytesIn: file.bytes,
      bytes: stored.bytes,
    });
    return stored;
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
      rendition: null,
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
    const thumbnail = this.aMedia(random.token(), media.ownerId, smallPicture(picture));
    await mediaStore.setThumbnail(media.id, thumbnail, oneChunk(picture.bytes));
    return { ...media, thumbnailId: thumbnail.id };
  }

  private aMedia(id: string, ownerId: string, facts: Facts): StoredMedia {
    return { ...facts, id, ownerId, thumbnailId: null, createdAt: this.#with.clock.now(), purgedAt: null };
  }
}

function smallPicture({ bytes, width, height }: PublishableImage): Facts {
  return {
    purpose: "thumbnail",
    name: "thumbnail.jpg",
    originalName: null,
    type: "image",
    contentType: "image/jpeg",
    width,
    height,
    bytes: bytes.byteLength,
    durationMs: null,
    video: null,
    rendition: null,
  };
}
