import { presentPost } from "@/app/api/_present/present-post";
import { type PostView, post as postSchema } from "@/app/api/_schemas/post";
import { createWarnAboutPostUseCase, mediaAddress } from "@/app/api/social/posts/depends";
import type { Post } from "@/core/domain/marketing/post";

/** Checked on the way out, so that nothing leaves that the contract does not name. */
export const viewOf = (post: Post): PostView => postSchema.parse(presentPost(post, mediaAddress));

export function answerPost(post: Post, init?: ResponseInit): Response {
  return Response.json({ post: viewOf(post) }, init);
}

/**
 * As `answerPost`, for a post as its person has just left it. It was taken, so it is answered even where its
 * warnings cannot be told: an error would ask for a second try.
 */
export async function answerChangedPost(post: Post, init?: ResponseInit): Promise<Response> {
  const warnings = await createWarnAboutPostUseCase()
    .execute(post)
    .catch(() => []);
  return Response.json({ post: viewOf(post), ...(warnings.length === 0 ? {} : { warnings }) }, init);
}
