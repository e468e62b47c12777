import { handle } from "@/app/api/_http/handle";
import { readJson } from "@/app/api/_http/json-body";
import { limited } from "@/app/api/_http/limited";
import { parseInput } from "@/app/api/_http/parse-input";
import { confirmPostBody } from "@/app/api/_schemas/post-body";
import { answerPost } from "@/app/api/social/posts/answer-post";
import { createConfirmPostUseCase } from "@/app/api/social/posts/depends";

export const POST = handle(
  limited("edit", async ({ request, session, params }) => {
    const { live } = parseInput(confirmPostBody, await readJson(request));
    return answerPost(
      await createConfirmPostUseCase().execute({ ...session, id: params.postId ?? "", live }),
    );
  }),
);
