import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import { AppError } from "@/core/domain/errors";
import type { StoredMedia } from "@/core/domain/marketing/media";

export interface GetMediaRequest {
  readonly ownerId: string;
  readonly id: string;
}

export class GetMediaUseCase {
  readonly #mediaStore: MediaStore;

  constructor(mediaStore: MediaStore) {
    this.#mediaStore = mediaStore;
  }

  /** @throws AppError `not_found` for unknown ids and for those of other owners. */
  async execute({ ownerId, id }: GetMediaRequest): Promise<StoredMedia> {
    const media = await this.#mediaStore.find(id);
    if (media === null || media.ownerId !== ownerId || media.purpose === "original")
      throw new AppError("not_found", "No such media here");
    return media;
  }
}
