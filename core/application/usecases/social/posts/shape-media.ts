import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PictureShaper } from "@/core/application/social/posts/picture-shaper";
import type { StorageRoom } from "@/core/application/social/posts/storage-room";
import { AppError } from "@/core/domain/errors";
import type { ImageShape, StoredMedia } from "@/core/domain/marketing/media";

export interface ShapeMediaRequest {
  readonly ownerId: string;
  readonly id: string;
  readonly shape: ImageShape;
}

/** Another shape of an uploaded picture, made of the file that was uploaded; the one before stays as well. */
export class ShapeMediaUseCase {
  constructor(
    private readonly mediaStore: MediaStore,
    private readonly pictures: Pick<PictureShaper, "again">,
    private readonly room: Pick<StorageRoom, "keep">,
  ) {}

  /**
   * @throws AppError `not_found`; `conflict` for a video, and where the file that was uploaded is not here;
   * `storage_exhausted` where the shape is not here yet and has no room
   */
  async execute({ ownerId, id, shape }: ShapeMediaRequest): Promise<StoredMedia> {
    const media = await this.mediaStore.find(id);
    if (media === null || media.ownerId !== ownerId || media.purpose !== "upload")
      throw new AppError("not_found", "No such media here");
    if (media.type === "video") throw refused("shape_of_video", "Only a picture takes a shape");
    // One byte has to fit at least, as of an upload whose size nobody tells.
    const made = await this.pictures.again(media, shape, (make) =>
      this.room.keep({ ownerId, bytes: 1 }, make, (kept) => this.mediaStore.delete(kept.id)),
    );
    if (made !== null) return made;
    throw refused(
      "original_gone",
      "The file of this picture is no longer here, only what was made of it. Upload it again for another shape",
    );
  }
}

function refused(rule: string, message: string): AppError {
  return new AppError("conflict", "Nothing to shape", { issues: [{ path: "mediaId", rule, message }] });
}
