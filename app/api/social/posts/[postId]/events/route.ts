import { handle } from "@/app/api/_http/handle";
import { viewOf } from "@/app/api/social/posts/answer-post";
import { createWatchPostUseCase, sleep } from "@/app/api/social/posts/depends";
import { eventStream } from "@/app/api/social/posts/event-stream";

export const GET = handle(async ({ request, session, params }) => {
  const leaving = new AbortController();
  const views = await createWatchPostUseCase().execute({
    ownerId: session.ownerId,
    id: params.postId ?? "",
    view: (post) => JSON.stringify(viewOf(post)),
    signal: leaving.signal,
  });
  return new Response(eventStream({ event: "post", data: views, leaving, client: request.signal, sleep }), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});
