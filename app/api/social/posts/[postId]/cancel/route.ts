import { handle } from "@/app/api/_http/handle";
import { answerPost } from "@/app/api/social/posts/answer-post";
import { createCancelPostUseCase } from "@/app/api/social/posts/depends";

export const POST = handle(async ({ session, params }) =>
  answerPost(await createCancelPostUseCase().execute({ ...session, id: params.postId ?? "" })),
);
