import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PictureShaper } from "@/core/application/social/posts/picture-shaper";
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
  ) {}

  /** @throws AppError `not_found`; `conflict` for a video, and where the file that was uploaded is not here */
  async execute({ ownerId, id, shape }: ShapeMediaRequest): Promise<StoredMedia> {
    const media = await this.mediaStore.find(id);
    if (media === null || media.ownerId !== ownerId || media.purpose !== "upload")
      throw new AppError("not_found", "No such media here");
    if (media.type === "video") throw refused("shape_of_video", "Only a picture takes a shape");
    const made = await this.pictures.again(media, shape);
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
