import { handle } from "@/app/api/_http/handle";
import { limited } from "@/app/api/_http/limited";
import { answerPost } from "@/app/api/social/posts/answer-post";
import { createRetryPostUseCase } from "@/app/api/social/posts/depends";

export const POST = handle(
  limited("post", async ({ session, params }) =>
    answerPost(await createRetryPostUseCase().execute({ ...session, id: params.postId ?? "" })),
  ),
);
