import type { Post } from "@/core/domain/marketing/post";
import type { PersonEvent } from "@/core/domain/marketing/post-events";
import { wentLive } from "@/core/domain/marketing/post-live";
import { stopped, UNTOUCHED_STEPS } from "@/core/domain/marketing/post-steps";
import { givenUp, notSent } from "@/core/domain/marketing/publication";

/** What changes about a post when a person does something to it. */
export function byPerson(post: Post, event: PersonEvent, now: Date): Partial<Post> {
  switch (event.type) {
    case "edited":
      return {
        ...event.content,
        channelId: event.channelId,
        scheduledAt: event.scheduledAt,
        revision: post.revision + 1,
        steps: UNTOUCHED_STEPS,
        ...(event.isDraft || post.status === "draft"
          ? { status: "draft", nextAttemptAt: null, failure: null }
          : { ...dueAt(post, event.scheduledAt), ...withoutForeignFailure(post, event.channelId) }),
      };
    case "sent_out":
      return {
        media: event.media ?? post.media,
        revision: post.revision + 1,
        failure: null,
        steps: UNTOUCHED_STEPS,
        scheduledAt: event.scheduledAt,
        ...(event.scheduledAt === null
          ? { status: "queued", nextAttemptAt: now, wantedAt: now }
          : { status: "scheduled", ...dueAt(post, event.scheduledAt) }),
      };
    case "cancelled":
      return { status: "cancelled", failure: null, nextAttemptAt: null, steps: stopped(post.steps, now) };
    case "retried":
      return sentAgain(post, now);
    case "confirmed_live":
      return wentLive(post, event, now);
    case "confirmed_not_live":
      return sentAgain(post, now);
  }
}

/** What held a post back was about the account that it was for. */
function withoutForeignFailure(post: Post, channelId: string): Partial<Post> {
  return channelId === post.channelId ? {} : { failure: null };
}

function dueAt(post: Post, scheduledAt: Date | null): Partial<Post> {
  const at = scheduledAt ?? post.wantedAt;
  return { nextAttemptAt: at, wantedAt: at };
}

/** From the start, with fresh counts; what was ever sent is looked for once more before anything is made. */
function sentAgain(post: Post, now: Date): Partial<Post> {
  const wasSent = post.publication.firstSentAt !== null;
  return {
    status: "queued",
    failure: null,
    nextAttemptAt: now,
    wantedAt: now,
    retries: 0,
    troubledSince: null,
    steps: UNTOUCHED_STEPS,
    publication: wasSent
      ? {
          ...notSent(post.publication),
          unclear: post.publication.unclear,
          sends: 0,
          rebuilds: 0,
          isRecheckDue: true,
        }
      : { ...givenUp(post.publication), rebuilds: 0 },
  };
}
