import { PostWatch } from "@/core/application/social/posts/post-watch";
import { STREAMS_IN_ALL, STREAMS_PER_PERSON, WatchSeats } from "@/core/application/social/posts/watch-seats";
import { env } from "@/infrastructure/env";
import { logger, systemClock } from "@/infrastructure/foundation";
import { once } from "@/infrastructure/once";
import { posts } from "@/infrastructure/stores";

/** Everybody of this process who watches a post looks through it. */
export const postWatch = once("post-watch", () => new PostWatch(posts(), systemClock(), logger()));

export const watchSeats = once(
  "watch-seats",
  () => new WatchSeats(env().RATE_LIMITS === "off" ? STREAMS_IN_ALL : STREAMS_PER_PERSON, STREAMS_IN_ALL),
);
