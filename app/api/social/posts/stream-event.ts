import type { WatchEnd } from "@/core/application/social/posts/post-follower";

export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/** The last event of a stream whose post may go on: a browser asks again by itself, elsewhere or signed in anew. */
export function endEvent(reason: WatchEnd): StreamEvent {
  return { event: "end", data: JSON.stringify({ reason }) };
}
