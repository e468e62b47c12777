import { isDeepStrictEqual } from "node:util";
import {
  type ClaimedPost,
  LEASE_MS,
  MAY_BE_LIVE,
  METRICS_HISTORY,
  type NewPost,
  type PostPage,
  type PostQuery,
  type PostRepository,
} from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import type { MetricsSnapshot, Post, PostStatus } from "@/core/domain/marketing/post";
import { queuedPost } from "./queued-post";

interface StoredPost extends ClaimedPost {
  readonly idempotencyKey: string | null;
  readonly fingerprint: string;
}

const FREE = new Date(0);

export class MemoryPostRepository implements PostRepository {
  /** In the order of submission. */
  readonly #stored = new Map<string, StoredPost>();
  #made = 0;

  async insert(post: NewPost, now: Date): Promise<{ readonly post: Post; readonly created: boolean }> {
    const { actorId, idempotencyKey, fingerprint } = post;
    const first = idempotencyKey && this.#firstWithKey(actorId, idempotencyKey, fingerprint);
    if (first) return { post: first, created: false };
    const created = queuedPost(post, this.#nextId(), now);
    const claim = { post: created, fence: 0, version: 0, leaseUntil: FREE };
    this.#stored.set(created.id, { ...claim, idempotencyKey, fingerprint });
    return { post: created, created: true };
  }

  async findByKey(actorId: string, key: string, fingerprint: string): Promise<Post | null> {
    return this.#firstWithKey(actorId, key, fingerprint);
  }

  async get(ownerId: string, id: string): Promise<Post | null> {
    const post = this.#stored.get(id)?.post;
    return post?.ownerId === ownerId ? post : null;
  }

  async list({ ownerId, status, channelId, cursor, limit }: PostQuery): Promise<PostPage> {
    if (cursor !== null && !this.#stored.has(cursor)) {
      throw new AppError("invalid_request", "The cursor is not one of ours");
    }
    const found = this.#newestFirst().filter(
      (post) =>
        post.ownerId === ownerId &&
        (status === null || post.status === status) &&
        (channelId === null || post.channelId === channelId) &&
        (cursor === null || post.id < cursor),
    );
    const posts = found.slice(0, limit);
    return { posts, nextCursor: found.length > limit ? (posts.at(-1)?.id ?? null) : null };
  }

  async claimDue(now: Date): Promise<ClaimedPost | null> {
    const [first] = this.#waiting().filter(({ dueAt }) => dueAt <= now);
    const stored = first && this.#stored.get(first.id);
    if (stored === undefined) return null;
    const { post, fence } = stored;
    return this.#put(stored, { ...post, attempts: post.attempts + 1 }, leaseFrom(now), fence + 1);
  }

  async advance(claim: ClaimedPost, next: Post, now: Date): Promise<ClaimedPost | null> {
    const stored = this.#held(claim);
    return stored && this.#put(stored, changed(next, stored.post, now), leaseFrom(now));
  }

  async release(claim: ClaimedPost, next: Post, now: Date): Promise<boolean> {
    const stored = this.#held(claim);
    return stored !== null && this.#put(stored, changed(next, stored.post, now), FREE) !== null;
  }

  async replace(seen: Post, next: Post, now: Date): Promise<Post | null> {
    const stored = this.#stored.get(seen.id);
    if (stored === undefined || !isSameApartFromMetrics(stored.post, seen)) return null;
    return this.#put(stored, changed(next, stored.post, now), stored.leaseUntil).post;
  }

  async listByChannel(
    ownerId: string,
    channelId: string,
    statuses: readonly PostStatus[],
  ): Promise<readonly Post[]> {
    return this.#newestFirst().filter(
      (post) => post.ownerId === ownerId && post.channelId === channelId && statuses.includes(post.status),
    );
  }

  async listWithoutPlatformId(ownerId: string, channelId: string): Promise<readonly Post[]> {
    const maybeLive = await this.listByChannel(ownerId, channelId, MAY_BE_LIVE);
    return maybeLive.filter(({ platformPostId }) => platformPostId === null);
  }

  async wakeChannel(ownerId: string, channelId: string, now: Date): Promise<number> {
    const held = (await this.listByChannel(ownerId, channelId, ["queued", "publishing"])).filter(
      (post) => post.nextAttemptAt === null && post.failure?.code === "reconnect_required",
    );
    for (const post of held) {
      const stored = this.#stored.get(post.id);
      if (stored) this.#put(stored, { ...post, nextAttemptAt: now, updatedAt: now }, stored.leaseUntil);
    }
    return held.length;
  }

  async claimedPlatformIds(ids: readonly string[], exceptId: string): Promise<ReadonlySet<string>> {
    const others = this.#newestFirst().filter((post) => post.id !== exceptId);
    const taken = new Set(others.map((post) => post.platformPostId));
    return new Set(ids.filter((id) => taken.has(id)));
  }

  async addMetrics(id: string, snapshot: MetricsSnapshot): Promise<void> {
    const stored = this.#stored.get(id);
    if (stored === undefined) return;
    const metrics = [...stored.post.metrics, snapshot].slice(-METRICS_HISTORY);
    this.#stored.set(id, { ...stored, post: { ...stored.post, metrics } });
  }

  async nextDueAt(): Promise<Date | null> {
    return this.#waiting()[0]?.dueAt ?? null;
  }

  #firstWithKey(actorId: string, key: string, fingerprint: string): Post | null {
    const first = this.#all().find((one) => one.idempotencyKey === key && one.post.actorId === actorId);
    if (first === undefined) return null;
    if (first.fingerprint === fingerprint) return first.post;
    throw new AppError("conflict", "The idempotency key was used for another body", {
      reason: "idempotency_key_reused",
    });
  }

  #put(stored: StoredPost, post: Post, leaseUntil: Date, fence = stored.fence): ClaimedPost {
    const claim = { post, fence, version: stored.version + 1, leaseUntil };
    this.#stored.set(post.id, { ...stored, ...claim });
    return claim;
  }

  #held({ post, fence, version }: ClaimedPost): StoredPost | null {
    const stored = this.#stored.get(post.id);
    return stored?.fence === fence && stored.version === version ? stored : null;
  }

  /** What is left to do, soonest first; a post under a lease waits for its end. */
  #waiting(): readonly { readonly id: string; readonly dueAt: Date }[] {
    return this.#all()
      .flatMap(({ post: { id, nextAttemptAt }, leaseUntil }) =>
        nextAttemptAt ? [{ id, dueAt: laterOf(nextAttemptAt, leaseUntil) }] : [],
      )
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }

  #all(): readonly StoredPost[] {
    return [...this.#stored.values()];
  }

  #newestFirst(): readonly Post[] {
    return this.#all()
      .map(({ post }) => post)
      .toReversed();
  }

  #nextId(): string {
    this.#made += 1;
    return this.#made.toString(16).padStart(24, "0");
  }
}

function isSameApartFromMetrics(a: Post, b: Post): boolean {
  return isDeepStrictEqual({ ...a, metrics: [] }, { ...b, metrics: [] });
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}

function changed(next: Post, before: Post, updatedAt: Date): Post {
  const { id, ownerId, actorId, platform, channelId, createdAt, metrics } = before;
  return { ...next, id, ownerId, actorId, platform, channelId, createdAt, metrics, updatedAt };
}

function laterOf(a: Date, b: Date): Date {
  return new Date(Math.max(a.getTime(), b.getTime()));
}
