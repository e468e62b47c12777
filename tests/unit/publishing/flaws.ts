import type { ClaimedPost, PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { ResumablePostingAdapter } from "@/core/application/interfaces/social/posting-adapter";
import type { Post } from "@/core/domain/marketing/post";
import { givenUp } from "@/core/domain/marketing/publication";
import { QUIET_PERIOD_MS } from "@/core/domain/marketing/verdict";
import type { Flaw } from "./a-simulation";

/** The same object with a few methods of one's own. */
function withOwn<Port extends object>(port: Port, own: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, property) {
      const mine: unknown = Reflect.get(own, property);
      if (mine !== undefined) return mine;
      const member: unknown = Reflect.get(target, property);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

type Write = (claim: ClaimedPost, next: Post) => Post;

/** A repository that stores something else than it was given. */
function storing(change: Write): (posts: PostRepository) => PostRepository {
  return (posts) =>
    withOwn(posts, {
      advance: async (claim, next, now) => await posts.advance(claim, change(claim, next), now),
      release: async (claim, next, now) => await posts.release(claim, change(claim, next), now),
    });
}

const isIntent: (claim: ClaimedPost, next: Post) => boolean = ({ post }, { publication }) =>
  publication.sends > post.publication.sends;
const isUnclear: (claim: ClaimedPost, next: Post) => boolean = ({ post }, { publication }) =>
  publication.unclear !== null && post.publication.unclear === null;

/** An error of the one dangerous call is taken for the truth. */
const believesErrors: Flaw = {
  adapter: (adapter) =>
    withOwn<ResumablePostingAdapter>(adapter, {
      commit: async (containerId) => {
        const result = await adapter.commit(containerId);
        return result.kind === "unclear" ? { kind: "refused", error: result.error } : result;
      },
    }),
};

/** The worker is told that its intent is stored, and it is not. */
const storesNoIntent: Flaw = {
  posts: (posts) =>
    withOwn(posts, {
      advance: async (claim, next, now) =>
        isIntent(claim, next) ? { ...claim, post: next } : await posts.advance(claim, next, now),
    }),
};

/** A write goes through whoever holds the post by now. */
const writesWithoutToken: Flaw = {
  posts: (posts) => {
    const overwrite = async (next: Post, now: Date): Promise<void> => {
      const current = await posts.get(next.ownerId, next.id);
      if (current !== null) await posts.replace(current, next, now);
    };
    return withOwn(posts, {
      advance: async (claim, next, now) => {
        const written = await posts.advance(claim, next, now);
        if (written !== null) return written;
        await overwrite(next, now);
        return { ...claim, post: next };
      },
      release: async (claim, next, now) => {
        if (!(await posts.release(claim, next, now))) await overwrite(next, now);
        return true;
      },
    });
  },
};

/** A request may live for three minutes, and the lease for ninety seconds. */
const outlivesItsLease: Flaw = { sendLifeMs: 180_000 };

/** After an unclear answer a new container is made, without a look at the old one. */
const makesNewContainers: Flaw = {
  posts: storing((claim, next) =>
    isUnclear(claim, next) ? { ...next, status: "queued", publication: givenUp(next.publication) } : next,
  ),
};

/** What `judge` needs for its proof is there from the start, so that one look is enough. */
function provenBeforehand(sentEarlierMs: number): Flaw {
  return {
    posts: storing((claim, next) => {
      const { sentAt } = next.publication;
      if (!isUnclear(claim, next) || sentAt === null) return next;
      const quietSince = new Date(sentAt.getTime() - 1);
      const toldAt = new Date(sentAt.getTime() - sentEarlierMs);
      return { ...next, publication: { ...next.publication, sentAt: toldAt, quietSince } };
    }),
  };
}

/** A lease of ten seconds, while the worker believes that it has ninety. */
const holdsForTenSeconds: Flaw = {
  posts: (posts) =>
    withOwn(posts, {
      advance: async (claim, next, now) => {
        const written = await posts.advance(claim, next, new Date(now.getTime() - 80_000));
        return written && { ...written, leaseUntil: claim.leaseUntil };
      },
    }),
};

/** Each breaks the promise; simulation-flaws.test.ts prints the run at which that shows. */
export const FLAWS: Readonly<Record<string, Flaw>> = {
  "an error is believed": believesErrors,
  "no intent is stored before the send": storesNoIntent,
  "writes go without the lease's token": writesWithoutToken,
  "a request outlives its lease": outlivesItsLease,
  "a new container after a send": makesNewContainers,
  "asked once, then sent again": provenBeforehand(QUIET_PERIOD_MS),
};

/** Each looks like a flaw, and another of the rules makes up for it. */
export const HARMLESS: Readonly<Record<string, Flaw>> = {
  "asked once, but after the quiet period": provenBeforehand(0),
  "a lease of ten seconds": holdsForTenSeconds,
};
