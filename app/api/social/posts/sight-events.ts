import { endEvent, type StreamEvent } from "@/app/api/social/posts/stream-event";
import type { Sight } from "@/core/application/usecases/social/posts/watch-post";

/** `post` is the post as reading it shows it; `end` comes last where the post itself may go on, and says why. */
export async function* eventsOf(sights: AsyncIterable<Sight>): AsyncGenerator<StreamEvent> {
  for await (const sight of sights) {
    yield "end" in sight ? endEvent(sight.end) : { event: "post", data: sight.seen };
  }
}
