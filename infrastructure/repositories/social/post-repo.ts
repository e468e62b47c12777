import { isDeepStrictEqual } from "node:util";
import type { Collection, Db, Filter } from "mongodb";
import {
  type ClaimedPost,
  LEASE_MS,
  MAY_BE_LIVE,
  type NewPost,
  type PostPage,
  type PostQuery,
  type PostRepository,
} from "@/core/application/interfaces/social/post-repository";
import type { MetricsSnapshot, Post, PostStatus } from "@/core/domain/marketing/post";
import { posts } from "@/infrastructure/database/mongo";
import { parseObjectId } from "@/infrastructure/repositories/social/object-id";
import { FREE, type PostDocument, parsePost } from "@/infrastructure/repositories/social/post-document";
import { findByKey, type InsertedPost, insertPost } from "@/infrastructure/repositories/social/post-insert";
import { readPage } from "@/infrastructure/repositories/social/post-page";
import { changingFields, pushMetrics, writePost } from "@/infrastructure/repositories/social/post-write";

const AFTER = { returnDocument: "after" } as const;

export class MongoPostRepository implements PostRepository {
  readonly #posts: Collection<PostDocument>;

  constructor(db: Db) {
    this.#posts = posts(db);
  }

  insert(post: NewPost, now: Date): Promise<InsertedPost> {
    return insertPost(this.#posts, post, now);
  }

  findByKey(actorId: string, key: string, fingerprint: string): Promise<Post | null> {
    return findByKey(this.#posts, { actorId: parseObjectId(actorId), key, fingerprint });
  }

  async get(ownerId: string, id: string): Promise<Post | null> {
    const [owner, _id] = [parseObjectId(ownerId), parseObjectId(id)];
    if (owner === null || _id === null) return null;
    return postFrom(await this.#posts.findOne({ _id, ownerId: owner }));
  }

  list(query: PostQuery): Promise<PostPage> {
    return readPage(this.#posts, query);
  }

  async claimDue(now: Date): Promise<ClaimedPost | null> {
    const leaseUntil = leaseFrom(now);
    const claimed = await this.#posts.findOneAndUpdate(
      { dueAt: { $lte: now }, leaseUntil: { $lte: now } },
      { $set: { leaseUntil, dueAt: leaseUntil }, $inc: { fence: 1, version: 1, attempts: 1 } },
      { ...AFTER, sort: { dueAt: 1 } },
    );
    return claimed && toClaim(claimed);
  }

  async advance(claim: ClaimedPost, next: Post, now: Date): Promise<ClaimedPost | null> {
    const written = await this.#writeClaimed(claim, next, now, leaseFrom(now));
    return written && toClaim(written);
  }

  async release(claim: ClaimedPost, next: Post, now: Date): Promise<boolean> {
    return (await this.#writeClaimed(claim, next, now, FREE)) !== null;
  }

  async replace(seen: Post, next: Post, now: Date): Promise<Post | null> {
    const _id = parseObjectId(seen.id);
    const found = _id && (await this.#posts.findOne({ _id }));
    if (!found || !isSameApartFromMetrics(parsePost(found), seen)) return null;
    const { version, leaseUntil } = found;
    return postFrom(await writePost(this.#posts, { _id, version }, changingFields(next, now, leaseUntil)));
  }

  async listByChannel(
    ownerId: string,
    channelId: string,
    statuses: readonly PostStatus[],
  ): Promise<readonly Post[]> {
    const owner = parseObjectId(ownerId);
    if (owner === null) return [];
    const filter = { ownerId: owner, channelId, status: { $in: [...statuses] } };
    return (await this.#posts.find(filter).sort({ _id: -1 }).toArray()).map(parsePost);
  }

  async listWithoutPlatformId(ownerId: string, channelId: string): Promise<readonly Post[]> {
    const owner = parseObjectId(ownerId);
    if (owner === null) return [];
    const filter = { ownerId: owner, channelId, status: { $in: [...MAY_BE_LIVE] }, platformPostId: null };
    return (await this.#posts.find(filter).sort({ _id: -1 }).toArray()).map(parsePost);
  }

  async wakeChannel(ownerId: string, channelId: string, now: Date): Promise<number> {
    const owner = parseObjectId(ownerId);
    if (owner === null) return 0;
    const { modifiedCount } = await this.#posts.updateMany(
      {
        ownerId: owner,
        channelId,
        status: { $in: ["queued", "publishing"] },
        nextAttemptAt: null,
        "failure.code": "reconnect_required",
      },
      { $set: { nextAttemptAt: now, dueAt: now, updatedAt: now }, $inc: { version: 1 } },
    );
    return modifiedCount;
  }

  async claimedPlatformIds(ids: readonly string[], exceptId: string): Promise<ReadonlySet<string>> {
    const except = parseObjectId(exceptId);
    const filter: Filter<PostDocument> = {
      platformPostId: { $in: [...ids] },
      ...(except && { _id: { $ne: except } }),
    };
    const found = await this.#posts.find(filter).project({ platformPostId: 1 }).toArray();
    return new Set(found.map((document) => String(document.platformPostId)));
  }

  async addMetrics(id: string, snapshot: MetricsSnapshot): Promise<void> {
    const _id = parseObjectId(id);
    if (_id !== null) await pushMetrics(this.#posts, _id, snapshot);
  }

  async nextDueAt(): Promise<Date | null> {
    const [next] = await this.#posts
      .find({ dueAt: { $ne: null } })
      .sort({ dueAt: 1 })
      .limit(1)
      .toArray();
    return next?.dueAt ?? null;
  }

  async #writeClaimed(claim: ClaimedPost, next: Post, now: Date, leaseUntil: Date) {
    const _id = parseObjectId(claim.post.id);
    if (_id === null) return null;
    const { fence, version } = claim;
    return writePost(this.#posts, { _id, fence, version }, changingFields(next, now, leaseUntil));
  }
}

function isSameApartFromMetrics(a: Post, b: Post): boolean {
  return isDeepStrictEqual({ ...a, metrics: [] }, { ...b, metrics: [] });
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}

function postFrom(found: PostDocument | null): Post | null {
  return found && parsePost(found);
}

function toClaim(document: PostDocument): ClaimedPost {
  const { fence, version, leaseUntil } = document;
  return { post: parsePost(document), fence, version, leaseUntil };
}
