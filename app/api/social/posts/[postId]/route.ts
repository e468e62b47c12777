import { handle } from "@/app/api/_http/handle";
import { presentPost } from "@/app/api/_present/present-post";
import { postAnswer } from "@/app/api/_schemas/post";
import { createGetPostUseCase, mediaAddress } from "@/app/api/social/posts/depends";

export const GET = handle(async ({ session, params }) => {
  const post = await createGetPostUseCase().execute({ ownerId: session.ownerId, id: params.postId ?? "" });
  return Response.json(postAnswer.parse({ post: presentPost(post, mediaAddress) }));
});
