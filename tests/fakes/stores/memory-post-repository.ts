import {
  type ClaimedPost,
  MAY_BE_LIVE,
  METRICS_HISTORY,
  type NewPost,
  NOT_BEGUN,
  type PostPage,
  type PostQuery,
  type PostRepository,
} from "@/core/application/interfaces/social/post-repository";
import { type MediaUse, mediaUsesOf } from "@/core/domain/marketing/media-fate";
import type { Post, PostStatus } from "@/core/domain/marketing/post";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";
import { isDueLater, isHeldBack, isHoldable, isStopped } from "./held-back";
import { pageOf } from "./memory-post-page";
import { FREE, leaseFrom, liveUpkeepDueAt, PostShelf, type StoredPost, wayOutDueAt } from "./post-shelf";
import { submittedPost } from "./submitted-post";

export class MemoryPostRepository implements PostRepository {
  readonly #shelf = new PostShelf();

  async insert(post: NewPost, now: Date): Promise<{ readonly post: Post; readonly created: boolean }> {
    const { actorId, idempotencyKey, fingerprint } = post;
    const first = idempotencyKey && this.#shelf.firstWithKey(actorId, idempotencyKey, fingerprint);
    if (first) return { post: first, created: false };
    const created = submittedPost(post, this.#shelf.nextId(), now);
    this.#shelf.add(created, { idempotencyKey, fingerprint });
    return { post: created, created: true };
  }

  async findByKey(actorId: string, key: string, fingerprint: string): Promise<Post | null> {
    return this.#shelf.firstWithKey(actorId, key, fingerprint);
  }

  async get(ownerId: string, id: string): Promise<Post | null> {
    return this.#shelf.get(id)?.post.ownerId === ownerId ? (this.#shelf.read(id)?.post ?? null) : null;
  }

  async marksOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const stored = ids.flatMap((id) => this.#shelf.get(id) ?? []);
    return new Map(stored.map(({ post, version }) => [post.id, String(version)]));
  }

  async list(query: PostQuery): Promise<PostPage> {
    return pageOf(this.#shelf.allNewestFirst(), this.#shelf.unreadable, query);
  }

  /** From now on as if another version had written it. */
  damage(id: string): void {
    this.#shelf.unreadable.add(id);
  }

  async removeUnreadable(ownerId: string, id: string, now: Date): Promise<boolean> {
    const stored = this.#shelf.get(id);
    if (stored?.post.ownerId !== ownerId || stored.leaseUntil > now) return false;
    if (!this.#shelf.unreadable.delete(id)) return false;
    this.#shelf.remove(id);
    return true;
  }

  async claimDue(
    now: Date,
    exceptChannels: readonly string[] = [],
    onlyId?: string,
  ): Promise<ClaimedPost | null> {
    return this.#shelf.claim(wayOutDueAt, now, { exceptChannels, onlyId, counts: true });
  }

  async claimUpkeep(now: Date, exceptChannels: readonly string[] = []): Promise<ClaimedPost | null> {
    return this.#shelf.claim(liveUpkeepDueAt, now, { exceptChannels, counts: false });
  }

  async advance(claim: ClaimedPost, next: Post, now: Date): Promise<ClaimedPost | null> {
    return this.#write(this.#shelf.held(claim), next, now, leaseFrom(now));
  }

  async release(claim: ClaimedPost, next: Post, now: Date): Promise<boolean> {
    return this.#write(this.#shelf.held(claim), next, now, FREE) !== null;
  }

  async replace(seen: Post, next: Post, now: Date): Promise<Post | null> {
    const stored = this.#shelf.unchanged(seen);
    const leaseUntil = NOT_BEGUN.includes(seen.status) ? FREE : stored?.leaseUntil;
    return this.#write(stored, next, now, leaseUntil)?.post ?? null;
  }

  async remove(seen: Post): Promise<boolean> {
    const stored = this.#shelf.unchanged(seen);
    if (stored !== null) this.#shelf.remove(seen.id);
    return stored !== null;
  }

  async listByChannel(
    ownerId: string,
    channelId: string,
    statuses: readonly PostStatus[],
  ): Promise<readonly Post[]> {
    return this.#shelf
      .newestFirst()
      .filter(
        (post) => post.ownerId === ownerId && post.channelId === channelId && statuses.includes(post.status),
      );
  }

  async listWithoutPlatformId(ownerId: string, channelId: string): Promise<readonly Post[]> {
    return this.#shelf
      .allNewestFirst()
      .filter(
        (post) =>
          post.ownerId === ownerId &&
          post.channelId === channelId &&
          MAY_BE_LIVE.includes(post.status) &&
          post.platformPostId === null,
      );
  }

  async holdChannel(ownerId: string, channelId: string, failure: PostFailure, now: Date): Promise<number> {
    const waiting = await this.listByChannel(ownerId, channelId, ["scheduled", "queued"]);
    const held = waiting.filter((post) => isHoldable(post) && this.#isFree(post, now));
    return this.#change(held, { failure }, now);
  }

  async wakeChannel(ownerId: string, channelId: string, now: Date): Promise<number> {
    const statuses = ["queued", "publishing", "scheduled"] as const;
    const mine = await this.listByChannel(ownerId, channelId, statuses);
    const held = mine.filter(isHeldBack);
    const stopped = held.filter((post) => isStopped(post, now));
    const later = held.filter((post) => !stopped.includes(post) && isDueLater(post, now));
    this.#change(later, { failure: null }, now);
    return this.#change(stopped, { nextAttemptAt: now }, now);
  }

  async claimedPlatformIds(ids: readonly string[], exceptId: string): Promise<ReadonlySet<string>> {
    const others = this.#shelf.allNewestFirst().filter((post) => post.id !== exceptId);
    const taken = new Set(others.map((post) => post.platformPostId));
    return new Set(ids.filter((id) => taken.has(id)));
  }

  async usesOf(mediaIds: readonly string[]): Promise<readonly MediaUse[]> {
    const uses = this.#shelf.allNewestFirst().flatMap(mediaUsesOf);
    return uses.filter(({ mediaId }) => mediaIds.includes(mediaId));
  }

  async addMetrics(id: string, snapshot: MetricsSnapshot): Promise<void> {
    const stored = this.#shelf.get(id);
    if (stored === null) return;
    const metrics = [...stored.post.metrics, snapshot].slice(-METRICS_HISTORY);
    this.#shelf.amend(stored, { ...stored.post, metrics });
  }

  async nextDueAt(): Promise<Date | null> {
    return this.#shelf.waiting(wayOutDueAt)[0]?.dueAt ?? null;
  }

  async nextUpkeepAt(): Promise<Date | null> {
    return this.#shelf.waiting(liveUpkeepDueAt)[0]?.dueAt ?? null;
  }

  #write(stored: StoredPost | null, next: Post, updatedAt: Date, leaseUntil = FREE) {
    if (stored === null) return null;
    const { id, ownerId, actorId, platform, createdAt, metrics } = stored.post;
    const post = { ...next, id, ownerId, actorId, platform, createdAt, metrics, updatedAt };
    return this.#shelf.put(stored, { post, leaseUntil });
  }

  #change(posts: readonly Post[], change: Partial<Post>, updatedAt: Date): number {
    for (const post of posts) {
      const stored = this.#shelf.get(post.id);
      if (stored !== null) this.#shelf.put(stored, { post: { ...post, ...change, updatedAt } });
    }
    return posts.length;
  }

  #isFree({ id }: Post, now: Date): boolean {
    const stored = this.#shelf.get(id);
    return stored !== null && stored.leaseUntil <= now;
  }
}
