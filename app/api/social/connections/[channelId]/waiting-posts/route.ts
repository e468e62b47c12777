import { handle } from "@/app/api/_http/handle";
import { waitingPostsAnswer } from "@/app/api/_schemas/connection";
import { createCountWaitingPostsUseCase } from "@/app/api/social/connections/[channelId]/waiting-posts/depends";

export const GET = handle(async ({ session, params }) => {
  const counted = await createCountWaitingPostsUseCase().execute({
    userId: session.ownerId,
    channelId: params.channelId ?? "",
  });
  return Response.json(waitingPostsAnswer.parse(counted));
});
