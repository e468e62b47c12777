import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type {
  ArrivedFile,
  MediaSniffer,
  ThumbnailMaker,
} from "@/core/application/interfaces/social/media-intake";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import { oneChunk } from "@/core/application/social/posts/one-chunk";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";

export interface SetPosterRequest {
  readonly ownerId: string;
  readonly id: string;
  /** A frame of the video, made where it could be played. */
  readonly frame: ArrivedFile;
}

export interface SetPosterDependencies {
  readonly mediaStore: MediaStore;
  readonly sniff: MediaSniffer;
  readonly thumbnails: ThumbnailMaker;
  readonly random: Random;
  readonly clock: Clock;
}

/** Gives a video a frame of its own as the small picture that stands for it in lists. */
export class SetPosterUseCase {
  readonly #with: SetPosterDependencies;

  constructor(dependencies: SetPosterDependencies) {
    this.#with = dependencies;
  }

  /** @throws AppError `not_found`, `conflict` for a photo, `media_rejected` for a frame that is no picture */
  async execute({ ownerId, id, frame }: SetPosterRequest): Promise<StoredMedia> {
    const { mediaStore, thumbnails, random, clock } = this.#with;
    const media = await mediaStore.find(id);
    if (media === null || media.ownerId !== ownerId) throw new AppError("not_found", "No such media here");
    if (media.type !== "video" || media.purpose !== "upload") {
      const message = "Only a video takes a frame; a photo stands for itself";
      const issues = [{ path: "file", rule: "poster_of_photo", message }];
      throw new AppError("conflict", "Not a video", { issues });
    }
    await this.#assertPicture(frame);
    const picture = await thumbnails.ofFrame(frame);
    const thumbnail: StoredMedia = {
      id: random.token(),
      ownerId,
      purpose: "thumbnail",
      name: "thumbnail.jpg",
      originalName: null,
      type: "image",
      contentType: "image/jpeg",
      width: picture.width,
      height: picture.height,
      bytes: picture.bytes.byteLength,
      durationMs: null,
      video: null,
      rendition: null,
      thumbnailId: null,
      createdAt: clock.now(),
      purgedAt: null,
    };
    await mediaStore.setThumbnail(id, thumbnail, oneChunk(picture.bytes));
    return { ...media, thumbnailId: thumbnail.id };
  }

  async #assertPicture(frame: ArrivedFile): Promise<void> {
    if ((await this.#with.sniff(frame)) === "image") return;
    const message = "The frame must be a picture: JPEG, PNG or WebP";
    const issues = [{ path: "file", rule: "poster_format", message, limit: "JPEG, PNG or WebP" }];
    throw new AppError("media_rejected", "A poster is a picture", { reason: "image_format", issues });
  }
}
