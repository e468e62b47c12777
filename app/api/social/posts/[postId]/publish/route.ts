import { handle } from "@/app/api/_http/handle";
import { readJson } from "@/app/api/_http/json-body";
import { limited } from "@/app/api/_http/limited";
import { parseInput } from "@/app/api/_http/parse-input";
import { publishPostBody } from "@/app/api/_schemas/post-body";
import { answerChangedPost } from "@/app/api/social/posts/answer-post";
import { createPublishNowUseCase } from "@/app/api/social/posts/depends";

export const POST = handle(
  limited("post", async ({ request, session, params }) => {
    const { revision } = parseInput(publishPostBody, await readJson(request));
    return await answerChangedPost(
      await createPublishNowUseCase().execute({ ...session, id: params.postId ?? "", revision }),
    );
  }),
);
