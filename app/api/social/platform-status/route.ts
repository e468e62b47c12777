import { handle } from "@/app/api/_http/handle";
import { presentPlatformStatus } from "@/app/api/_present/present-platform-status";
import { platformStatusAnswer } from "@/app/api/_schemas/platform-status";
import { createGetPlatformStatusUseCase } from "@/app/api/social/platform-status/depends";

export const GET = handle(async () => {
  const status = await createGetPlatformStatusUseCase().execute();
  return Response.json(platformStatusAnswer.parse(presentPlatformStatus(status)));
});
