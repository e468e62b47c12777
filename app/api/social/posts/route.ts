import { handle } from "@/app/api/_http/handle";
import { readJson } from "@/app/api/_http/json-body";
import { parseInput } from "@/app/api/_http/parse-input";
import { presentListedPost } from "@/app/api/_present/present-listed-post";
import { presentUnreadable } from "@/app/api/_present/present-post";
import { dateOf } from "@/app/api/_schemas/instant";
import { listPostsQuery, postsAnswer } from "@/app/api/_schemas/post";
import { createPostBody, submissionHeaders } from "@/app/api/_schemas/post-body";
import { answerChangedPost } from "@/app/api/social/posts/answer-post";
import {
  createCreatePostUseCase,
  createListPostsUseCase,
  fingerprintOf,
  mediaAddress,
} from "@/app/api/social/posts/depends";
import { contentOf } from "@/app/api/social/posts/post-input";

export const GET = handle(async ({ request, session }) => {
  const query = parseInput(listPostsQuery, Object.fromEntries(new URL(request.url).searchParams));
  const page = await createListPostsUseCase().execute({
    ownerId: session.ownerId,
    status: query.status ?? null,
    channelId: query.channelId ?? null,
    cursor: query.cursor ?? null,
    limit: query.limit,
  });
  const unreadable = page.unreadable.map(presentUnreadable);
  return Response.json(
    postsAnswer.parse({
      posts: page.posts.map((post) => presentListedPost(post, mediaAddress)),
      ...(unreadable.length > 0 && { unreadable }),
      nextCursor: page.nextCursor,
    }),
  );
});

export const POST = handle(async ({ request, session }) => {
  const key = request.headers.get("idempotency-key");
  const idempotency = parseInput(submissionHeaders, { "Idempotency-Key": key })["Idempotency-Key"];
  const body = parseInput(createPostBody, await readJson(request));
  const isDraft = body.draft ?? false;
  const { post, created } = await createCreatePostUseCase().execute({
    ...session,
    channelId: body.channelId,
    content: contentOf(body),
    scheduledAt: body.scheduledAt === undefined ? null : dateOf(body.scheduledAt),
    isDraft,
    idempotencyKey: idempotency,
    fingerprint: fingerprintOf(body),
  });
  const status = isDraft ? 201 : 202;
  return await answerChangedPost(post, {
    status: created ? status : 200,
    headers: { Location: `/api/social/posts/${post.id}` },
  });
});
