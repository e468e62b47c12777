import { handle } from "@/app/api/_http/handle";
import { readJson } from "@/app/api/_http/json-body";
import { parseInput } from "@/app/api/_http/parse-input";
import { presentPost } from "@/app/api/_present/present-post";
import {
  createPostBody,
  listPostsQuery,
  postAnswer,
  postsAnswer,
  submissionHeaders,
} from "@/app/api/_schemas/post";
import {
  createCreatePostUseCase,
  createListPostsUseCase,
  fingerprintOf,
  mediaAddress,
} from "@/app/api/social/posts/depends";

export const GET = handle(async ({ request, session }) => {
  const query = parseInput(listPostsQuery, Object.fromEntries(new URL(request.url).searchParams));
  const page = await createListPostsUseCase().execute({
    ownerId: session.ownerId,
    status: query.status ?? null,
    channelId: query.channelId ?? null,
    cursor: query.cursor ?? null,
    limit: query.limit,
  });
  const posts = page.posts.map((post) => presentPost(post, mediaAddress));
  return Response.json(postsAnswer.parse({ posts, nextCursor: page.nextCursor }));
});

export const POST = handle(async ({ request, session }) => {
  const key = request.headers.get("idempotency-key");
  const idempotency = parseInput(submissionHeaders, { "Idempotency-Key": key })["Idempotency-Key"];
  const body = parseInput(createPostBody, await readJson(request));
  const { post, created } = await createCreatePostUseCase().execute({
    ...session,
    channelId: body.channelId,
    kind: body.kind ?? null,
    caption: body.caption,
    media: body.media.map(({ type, mediaId, url, altText }) => ({
      type,
      mediaId: mediaId ?? null,
      url: url ?? null,
      altText: altText ?? null,
    })),
    idempotencyKey: idempotency,
    fingerprint: fingerprintOf(body),
  });
  return Response.json(postAnswer.parse({ post: presentPost(post, mediaAddress) }), {
    status: created ? 202 : 200,
    headers: { Location: `/api/social/posts/${post.id}` },
  });
});
