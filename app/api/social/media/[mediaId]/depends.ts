import type { MediaView } from "@/app/api/_schemas/media";
import { presentMedia } from "@/app/api/social/media/present-media";
import { type GetMediaRequest, GetMediaUseCase } from "@/core/application/usecases/social/posts/get-media";
import * as container from "@/infrastructure/container";

export async function getMedia(request: GetMediaRequest): Promise<MediaView> {
  const media = await new GetMediaUseCase(container.mediaStore()).execute(request);
  return presentMedia(media, container.mediaUrlFor, container.mediaAddress);
}
