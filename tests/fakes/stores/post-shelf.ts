import { isDeepStrictEqual } from "node:util";
import { type ClaimedPost, LEASE_MS } from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import { upkeepDueAt } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";

export interface StoredPost extends ClaimedPost {
  readonly idempotencyKey: string | null;
  readonly fingerprint: string;
}

export interface WaitingPost {
  readonly stored: StoredPost;
  readonly dueAt: Date;
}

/** When a post would be due if nobody held it. */
export type DueTime = (post: Post) => Date | null;

export const wayOutDueAt: DueTime = ({ status, nextAttemptAt }) =>
  status === "published" ? null : nextAttemptAt;
export const liveUpkeepDueAt: DueTime = ({ status, upkeep }) =>
  status === "published" ? upkeepDueAt(upkeep) : null;

export const FREE = new Date(0);

/** Where the posts lie, with their leases and versions. */
export class PostShelf {
  /** In the order of submission. */
  readonly #stored = new Map<string, StoredPost>();
  /** As if another version had written them. */
  readonly unreadable = new Set<string>();
  #made = 0;

  nextId(): string {
    this.#made += 1;
    return this.#made.toString(16).padStart(24, "0");
  }

  add(post: Post, submission: Pick<StoredPost, "idempotencyKey" | "fingerprint">): void {
    this.#stored.set(post.id, { ...submission, post, fence: 0, version: 0, leaseUntil: FREE });
  }

  get(id: string): StoredPost | null {
    return this.#stored.get(id) ?? null;
  }

  /** @throws AppError `conflict` when the key was used for another body. */
  firstWithKey(actorId: string, key: string, fingerprint: string): Post | null {
    const first = this.#all().find((one) => one.idempotencyKey === key && one.post.actorId === actorId);
    if (first === undefined) return null;
    if (first.fingerprint === fingerprint) return this.#refuseUnreadable(first).post;
    throw new AppError("conflict", "The idempotency key was used for another body", {
      reason: "idempotency_key_reused",
    });
  }

  /** @throws AppError `conflict` (`post_unreadable`) */
  read(id: string): StoredPost | null {
    const stored = this.get(id);
    return stored && this.#refuseUnreadable(stored);
  }

  allNewestFirst(): readonly Post[] {
    return this.#all()
      .map(({ post }) => post)
      .toReversed();
  }

  newestFirst(): readonly Post[] {
    return this.allNewestFirst().filter(({ id }) => !this.unreadable.has(id));
  }

  /** Null when the claim is lost. */
  held({ post, fence, version }: ClaimedPost): StoredPost | null {
    const stored = this.get(post.id);
    return stored?.fence === fence && stored.version === version ? stored : null;
  }

  /** Null when somebody wrote since; metrics may have been added. */
  unchanged(seen: Post): StoredPost | null {
    const stored = this.unreadable.has(seen.id) ? null : this.get(seen.id);
    return stored && isSameApartFromMetrics(stored.post, seen) ? stored : null;
  }

  /** A new version. */
  put(stored: StoredPost, change: Partial<Pick<StoredPost, "post" | "fence" | "leaseUntil">>): ClaimedPost {
    const next = { ...stored, ...change, version: stored.version + 1 };
    this.#stored.set(stored.post.id, next);
    const { post, fence, version, leaseUntil } = next;
    return { post, fence, version, leaseUntil };
  }

  /** The same version: nobody loses the post. */
  amend(stored: StoredPost, post: Post): void {
    this.#stored.set(post.id, { ...stored, post });
  }

  remove(id: string): void {
    this.#stored.delete(id);
  }

  /** What is left to do, soonest first; a post under a lease waits for its end. */
  waiting(when: DueTime): readonly WaitingPost[] {
    return this.#all()
      .flatMap((stored) => {
        const at = this.unreadable.has(stored.post.id) ? null : when(stored.post);
        return at === null ? [] : [{ stored, dueAt: laterOf(at, stored.leaseUntil) }];
      })
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }

  /** Hands out what has been due longest. */
  claim(when: DueTime, now: Date, { exceptChannels, onlyId, counts }: ShelfClaim): ClaimedPost | null {
    const due = this.waiting(when).find(
      ({ stored: { post }, dueAt }) =>
        dueAt <= now && !exceptChannels.includes(post.channelId) && (onlyId ?? post.id) === post.id,
    );
    if (due === undefined) return null;
    const { post, fence } = due.stored;
    const attempts = post.attempts + (counts ? 1 : 0);
    return this.put(due.stored, {
      post: { ...post, attempts },
      fence: fence + 1,
      leaseUntil: leaseFrom(now),
    });
  }

  #refuseUnreadable(stored: StoredPost): StoredPost {
    if (!this.unreadable.has(stored.post.id)) return stored;
    throw new AppError("conflict", "The post cannot be read", { reason: "post_unreadable" });
  }

  #all(): readonly StoredPost[] {
    return [...this.#stored.values()];
  }
}

interface ShelfClaim {
  readonly exceptChannels: readonly string[];
  readonly onlyId?: string | undefined;
  /** Whether it counts as an attempt. */
  readonly counts: boolean;
}

export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}

function laterOf(a: Date, b: Date): Date {
  return new Date(Math.max(a.getTime(), b.getTime()));
}

function isSameApartFromMetrics(a: Post, b: Post): boolean {
  return isDeepStrictEqual({ ...a, metrics: [] }, { ...b, metrics: [] });
}
