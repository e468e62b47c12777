import type { AdminSession } from "@/app/api/_http/handle";
import type { MediaView } from "@/app/api/_schemas/media";
import { presentMedia } from "@/app/api/social/media/present-media";
import { UploadMediaUseCase } from "@/core/application/usecases/social/posts/upload-media";
import * as container from "@/infrastructure/container";

export const createUploadMediaUseCase = () =>
  new UploadMediaUseCase({
    mediaStore: container.mediaStore(),
    sniff: container.sniffMedia,
    pictures: container.pictureShaper(),
    videos: container.videoReader,
    thumbnails: container.thumbnailMaker,
    random: container.random(),
    clock: container.clock(),
    logger: container.logger(),
  });

export async function uploadMedia(request: Request, admin: AdminSession): Promise<MediaView> {
  const useCase = createUploadMediaUseCase();
  const media = await container.withUpload(request, (upload) => useCase.execute({ ...admin, ...upload }));
  return presentMedia(media, container.mediaUrlFor, container.mediaAddress);
}
