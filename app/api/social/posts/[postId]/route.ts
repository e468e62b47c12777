import { handle } from "@/app/api/_http/handle";
import { readJson } from "@/app/api/_http/json-body";
import { limited } from "@/app/api/_http/limited";
import { parseInput } from "@/app/api/_http/parse-input";
import { deletePostAnswer } from "@/app/api/_schemas/post";
import { editPostBody } from "@/app/api/_schemas/post-body";
import { answerChangedPost, answerPost } from "@/app/api/social/posts/answer-post";
import {
  createDeletePostUseCase,
  createEditPostUseCase,
  createGetPostUseCase,
} from "@/app/api/social/posts/depends";
import { changesOf } from "@/app/api/social/posts/post-input";

export const GET = handle(async ({ session, params }) => {
  return answerPost(
    await createGetPostUseCase().execute({ ownerId: session.ownerId, id: params.postId ?? "" }),
  );
});

export const PATCH = handle(
  limited("edit", async ({ request, session, params }) => {
    const body = parseInput(editPostBody, await readJson(request));
    const post = await createEditPostUseCase().execute({
      ...session,
      id: params.postId ?? "",
      revision: body.revision,
      changes: changesOf(body),
      backToDraft: body.draft ?? false,
    });
    return await answerChangedPost(post);
  }),
);

export const DELETE = handle(
  limited("edit", async ({ session, params }) => {
    await createDeletePostUseCase().execute({ ...session, id: params.postId ?? "" });
    return Response.json(deletePostAnswer.parse({ success: true }));
  }),
);
