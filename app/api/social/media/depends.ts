import type { AdminSession } from "@/app/api/_http/handle";
import type { MediaView } from "@/app/api/_schemas/media";
import { presentMedia } from "@/app/api/social/media/present-media";
import { UploadMediaUseCase } from "@/core/application/usecases/social/posts/upload-media";
import * as container from "@/infrastructure/container";

export async function uploadMedia(request: Request, admin: AdminSession): Promise<MediaView> {
  const useCase = new UploadMediaUseCase({
    mediaStore: container.mediaStore(),
    convertImage: container.convertImage,
    rateLimiter: container.rateLimiter(),
    random: container.random(),
    clock: container.clock(),
    logger: container.logger(),
  });
  const media = await container.withUpload(request, (upload) => useCase.execute({ ...admin, ...upload }));
  return presentMedia(media, container.mediaUrlFor);
}
