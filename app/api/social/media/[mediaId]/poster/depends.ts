import type { AdminSession } from "@/app/api/_http/handle";
import type { MediaView } from "@/app/api/_schemas/media";
import { announcedBytes } from "@/app/api/social/media/depends";
import { presentMedia } from "@/app/api/social/media/present-media";
import { SetPosterUseCase } from "@/core/application/usecases/social/posts/set-poster";
import * as container from "@/infrastructure/container";

export async function setPoster(request: Request, admin: AdminSession, id: string): Promise<MediaView> {
  await container.storageRoom().assertRoomFor(admin.ownerId, announcedBytes(request));
  const useCase = new SetPosterUseCase({
    mediaStore: container.mediaStore(),
    sniff: container.sniffMedia,
    thumbnails: container.thumbnailMaker,
    random: container.random(),
    clock: container.clock(),
  });
  const media = await container.withFrame(request, (frame) =>
    useCase.execute({ ownerId: admin.ownerId, id, frame }),
  );
  return presentMedia(media, container.mediaUrlFor, container.mediaAddress);
}
