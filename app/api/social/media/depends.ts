import type { AdminSession } from "@/app/api/_http/handle";
import type { MediaView } from "@/app/api/_schemas/media";
import { presentMedia } from "@/app/api/social/media/present-media";
import { UploadMediaUseCase } from "@/core/application/usecases/social/posts/upload-media";
import type { StoredMedia } from "@/core/domain/marketing/media";
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

/** Room is asked for before a byte is taken: who has none shall not make us store. */
export async function uploadMedia(request: Request, admin: AdminSession): Promise<MediaView> {
  const useCase = createUploadMediaUseCase();
  const media = await container
    .storageRoom()
    .keep(
      { ownerId: admin.ownerId, bytes: announcedBytes(request) },
      () => container.withUpload(request, (upload) => useCase.execute({ ...admin, ...upload })),
      giveBack,
    );
  return presentMedia(media, container.mediaUrlFor, container.mediaAddress);
}

/** Nobody was told of it yet; the file that a picture was made of goes as well, which may be far larger. */
async function giveBack({ id, rendition }: StoredMedia): Promise<void> {
  await container.mediaStore().delete(id);
  if (rendition !== null) await container.mediaStore().delete(rendition.originalId);
}

/** Of a body that does not say: one byte has to fit at least. */
export function announcedBytes({ headers }: Request): number {
  return Math.max(1, Number(headers.get("content-length")) || 0);
}
