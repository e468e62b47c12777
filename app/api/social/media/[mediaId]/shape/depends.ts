import type { AdminSession } from "@/app/api/_http/handle";
import type { MediaView } from "@/app/api/_schemas/media";
import { presentMedia } from "@/app/api/social/media/present-media";
import { ShapeMediaUseCase } from "@/core/application/usecases/social/posts/shape-media";
import type { ImageShape } from "@/core/domain/marketing/media";
import * as container from "@/infrastructure/container";

export async function shapeMedia(admin: AdminSession, id: string, shape: ImageShape): Promise<MediaView> {
  const room = container.storageRoom();
  const useCase = new ShapeMediaUseCase(container.mediaStore(), container.pictureShaper(), room);
  const media = await useCase.execute({ ownerId: admin.ownerId, id, shape });
  return presentMedia(media, container.mediaUrlFor, container.mediaAddress);
}
