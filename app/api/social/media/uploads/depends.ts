import type { AdminSession } from "@/app/api/_http/handle";
import { createUploadMediaUseCase } from "@/app/api/social/media/depends";
import * as container from "@/infrastructure/container";

export function announceUpload(request: Request, admin: AdminSession): Promise<Response> {
  return answer(request, admin, null);
}

export function continueUpload(request: Request, admin: AdminSession, uploadId: string): Promise<Response> {
  return answer(request, admin, uploadId);
}

export const describeUploads = (): Response => container.resumableUploads().describe();

function answer(
  request: Request,
  { ownerId, actorId }: AdminSession,
  uploadId: string | null,
): Promise<Response> {
  const admin = { ownerId, actorId };
  const useCase = createUploadMediaUseCase();
  return container.resumableUploads().answer(request, {
    admin,
    uploadId,
    accept: (upload) => useCase.execute({ ...admin, ...upload }),
  });
}
