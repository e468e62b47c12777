import { assertTakingWork, handle } from "@/app/api/_http/handle";
import { readSession, sleep, takeSeat, watchPost } from "@/app/api/social/posts/[postId]/events/depends";
import { viewOf } from "@/app/api/social/posts/answer-post";
import { eventStream } from "@/app/api/social/posts/event-stream";
import { eventsOf } from "@/app/api/social/posts/sight-events";

export const GET = handle(async ({ request, session, params }) => {
  assertTakingWork();
  const leaving = new AbortController();
  leaving.signal.addEventListener("abort", takeSeat(session.actorId), { once: true });
  try {
    const sights = await watchPost({
      ownerId: session.ownerId,
      id: params.postId ?? "",
      view: (post) => JSON.stringify(viewOf(post)),
      until: session.expiresAt ?? null,
      signal: leaving.signal,
    });
    const mayStay = async () => (await readSession(request.headers))?.ownerId === session.ownerId;
    const watching = { events: eventsOf(sights), leaving, client: request.signal, sleep, mayStay };
    return new Response(eventStream(watching), { headers: HEADERS });
  } catch (error) {
    leaving.abort();
    throw error;
  }
});

/** Nobody would read the stream that is made for it, nor end it: it would keep its seat. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};
