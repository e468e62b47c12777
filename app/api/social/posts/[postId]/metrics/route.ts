import { handle } from "@/app/api/_http/handle";
import { presentMetrics } from "@/app/api/_present/present-post";
import { metricsAnswer } from "@/app/api/_schemas/post";
import { createGetPostMetricsUseCase } from "@/app/api/social/posts/depends";

export const GET = handle(async ({ session, params }) => {
  const useCase = createGetPostMetricsUseCase();
  const found = await useCase.execute({ ownerId: session.ownerId, id: params.postId ?? "" });
  return Response.json(metricsAnswer.parse(presentMetrics(found)));
});
