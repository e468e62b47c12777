import fc from "fast-check";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import { type EventType, isPossible, type PostEvent } from "@/core/domain/marketing/post-events";
import { advance } from "@/core/domain/marketing/post-machine";
import { isMade } from "@/core/domain/marketing/publication";
import { aMediaItem, aPost } from "@/tests/builders/a-post";
import { aTold, DAY, EVENT_TYPES, eventOf, later, START, type Told } from "./told-events";

/** Null: refused. Anything thrown that is not a conflict is a bug. */
export function tried(post: Post, event: PostEvent, now: Date): Post | null {
  try {
    return advance(post, event, now);
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return null;
    throw error;
  }
}

export interface Step {
  readonly pick: number;
  /** Whether only what is possible now is picked from; else anything is tried. */
  readonly isSensible: boolean;
  readonly told: Told;
  readonly afterMs: number;
}

export const aStory: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    pick: fc.noBias(fc.nat(10_000)),
    isSensible: fc.noBias(fc.integer({ min: 0, max: 9 })).map((one) => one > 0),
    told: aTold,
    afterMs: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 90_000 }),
      fc.integer({ min: 0, max: 2 * DAY }),
    ),
  }),
  { minLength: 10, maxLength: 60, size: "max" },
);

export const aBeginning: fc.Arbitrary<Post> = fc
  .record({
    status: fc.constantFrom("draft" as const, "scheduled" as const, "queued" as const),
    firstComment: fc.constantFrom(null, "And the recipe"),
    shape: fc.constantFrom("picture", "reel", "carousel"),
  })
  .map(({ status, firstComment, shape }) =>
    aPost({
      status,
      firstComment,
      kind: shape === "reel" ? "reel" : "feed",
      media:
        shape === "carousel"
          ? [aMediaItem(), aMediaItem({ type: "video" }), aMediaItem({ altText: null })]
          : [aMediaItem({ type: shape === "reel" ? "video" : "image" })],
      ...(status === "scheduled"
        ? { scheduledAt: later(DAY), nextAttemptAt: later(DAY), wantedAt: later(DAY) }
        : {}),
    }),
  );

const HELD_STATUSES = ["scheduled", "queued", "publishing"];

/** What reconnecting does to a post that was held back, before any worker takes it again. */
export function woken(post: Post, now: Date): Post {
  const isHeld = post.nextAttemptAt === null && HELD_STATUSES.includes(post.status);
  return isHeld ? { ...post, nextAttemptAt: now } : post;
}

/** No use case prepares what is made already, and only carousels have children. */
export function isCausedBySomebody(type: EventType, post: Post): boolean {
  if (type === "prepare_started") return !isMade(post.publication);
  if (type === "children_created" || type === "child_lost") return post.media.length > 1;
  return true;
}

/** What ends a story, or turns it back, comes seldom; else hardly any story would see a comment. */
const SELDOM: ReadonlySet<EventType> = new Set<EventType>([
  "cancelled",
  "failed",
  "left_unconfirmed",
  "container_lost",
  "child_lost",
  "wait",
  "went_live",
  "reconnect_needed",
  "confirmed_live",
]);
const weighted = (types: readonly EventType[]): EventType[] =>
  types.flatMap((type) => (SELDOM.has(type) ? [type] : [type, type, type, type]));

export type Visit = (before: Post, event: PostEvent, after: Post, now: Date) => void;

/** Walks through a story and shows each change that was not refused; the post at its end. */
export function walk(beginning: Post, story: readonly Step[], visit: Visit = () => {}): Post {
  let post = beginning;
  let now = START;
  for (const [index, { pick, isSensible, told, afterMs }] of story.entries()) {
    now = new Date(now.getTime() + afterMs);
    post = woken(post, now);
    const choice = weighted(
      EVENT_TYPES.filter((type) => isCausedBySomebody(type, post) && (!isSensible || isPossible(post, type))),
    );
    const type = choice[pick % choice.length];
    if (type === undefined) break;
    const event = eventOf(type, told, post, index + 1);
    const after = tried(post, event, now);
    if (after === null) continue;
    visit(post, event, after, now);
    post = after;
  }
  return post;
}
