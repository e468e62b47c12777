import { isDeepStrictEqual } from "node:util";
import type { Collection, Db } from "mongodb";
import type {
  ClaimedPost,
  MaybeLivePost,
  NewPost,
  PostPage,
  PostQuery,
  PostRepository,
} from "@/core/application/interfaces/social/post-repository";
import type { MediaUse } from "@/core/domain/marketing/media-fate";
import type { Post, PostStatus } from "@/core/domain/marketing/post";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";
import { posts } from "@/infrastructure/database/mongo";
import { parseObjectId } from "@/infrastructure/repositories/social/object-id";
import { holdChannel, wakeChannel } from "@/infrastructure/repositories/social/post-channel";
import * as claims from "@/infrastructure/repositories/social/post-claim";
import { FREE, type PostDocument, toPost } from "@/infrastructure/repositories/social/post-document";
import { findByKey, type InsertedPost, insertPost } from "@/infrastructure/repositories/social/post-insert";
import {
  readChannel,
  readMarks,
  readMaybeLive,
  readMediaUses,
  readTakenIds,
} from "@/infrastructure/repositories/social/post-lists";
import { readPage } from "@/infrastructure/repositories/social/post-page";
import { type PostDesk, postReader, readOrRefuse } from "@/infrastructure/repositories/social/post-reader";
import {
  changingFields,
  deletePost,
  deleteUnread,
  pushMetrics,
  writePost,
} from "@/infrastructure/repositories/social/post-write";
import type { OnUnreadable } from "@/infrastructure/repositories/social/unreadable";

export class MongoPostRepository implements PostRepository {
  readonly #posts: Collection<PostDocument>;
  readonly #desk: PostDesk;

  constructor(db: Db, onUnreadable?: OnUnreadable) {
    this.#posts = posts(db);
    this.#desk = { posts: this.#posts, reader: postReader(onUnreadable) };
  }

  insert(post: NewPost, now: Date): Promise<InsertedPost> {
    return insertPost(this.#desk, post, now);
  }

  findByKey(actorId: string, key: string, fingerprint: string): Promise<Post | null> {
    return findByKey(this.#desk, { actorId: parseObjectId(actorId), key, fingerprint });
  }

  async get(ownerId: string, id: string): Promise<Post | null> {
    const [owner, _id] = [parseObjectId(ownerId), parseObjectId(id)];
    if (owner === null || _id === null) return null;
    return this.#postFrom(await this.#posts.findOne({ _id, ownerId: owner }));
  }

  marksOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return readMarks(this.#posts, ids);
  }

  list(query: PostQuery): Promise<PostPage> {
    return readPage(this.#desk, query);
  }

  async claimDue(
    now: Date,
    exceptChannels: readonly string[] = [],
    only?: string,
  ): Promise<ClaimedPost | null> {
    const onlyId = only === undefined ? undefined : parseObjectId(only);
    if (onlyId === null) return null;
    return await claims.claimDue(this.#desk, { now, exceptChannels, ...(onlyId && { onlyId }) });
  }

  claimUpkeep(now: Date, exceptChannels: readonly string[] = []): Promise<ClaimedPost | null> {
    return claims.claimUpkeep(this.#desk, { now, exceptChannels });
  }

  async advance(claim: ClaimedPost, next: Post, now: Date): Promise<ClaimedPost | null> {
    const written = await this.#writeClaimed(claim, next, now, claims.leaseFrom(now));
    return written && claims.toClaim(written);
  }

  async release(claim: ClaimedPost, next: Post, now: Date): Promise<boolean> {
    return (await this.#writeClaimed(claim, next, now, FREE)) !== null;
  }

  async replace(seen: Post, next: Post, now: Date): Promise<Post | null> {
    const found = await this.#unchanged(seen);
    if (found === null) return null;
    const change = changingFields(next, now, claims.leaseAfterPerson(found));
    return this.#postFrom(await writePost(this.#posts, { _id: found._id, version: found.version }, change));
  }

  async remove(seen: Post): Promise<boolean> {
    const found = await this.#unchanged(seen);
    return found !== null && deletePost(this.#posts, { _id: found._id, version: found.version });
  }

  async removeUnreadable(ownerId: string, id: string, now: Date): Promise<boolean> {
    const [owner, _id] = [parseObjectId(ownerId), parseObjectId(id)];
    if (owner === null || _id === null) return false;
    const found = await this.#posts.findOne({ _id, ownerId: owner });
    if (found === null || this.#desk.reader.read(found) !== null) return false;
    return deleteUnread(this.#posts, found, now);
  }

  listByChannel(
    ownerId: string,
    channelId: string,
    statuses: readonly PostStatus[],
  ): Promise<readonly Post[]> {
    return readChannel(this.#desk, { ownerId, channelId, filter: { status: { $in: [...statuses] } } });
  }

  listWithoutPlatformId(ownerId: string, channelId: string): Promise<readonly MaybeLivePost[]> {
    return readMaybeLive(this.#posts, { ownerId, channelId });
  }

  async holdChannel(ownerId: string, channelId: string, failure: PostFailure, now: Date): Promise<number> {
    const owner = parseObjectId(ownerId);
    return owner === null ? 0 : holdChannel(this.#posts, { ownerId: owner, channelId }, failure, now);
  }

  async wakeChannel(ownerId: string, channelId: string, now: Date): Promise<number> {
    const owner = parseObjectId(ownerId);
    return owner === null ? 0 : wakeChannel(this.#posts, { ownerId: owner, channelId }, now);
  }

  claimedPlatformIds(ids: readonly string[], exceptId: string): Promise<ReadonlySet<string>> {
    return readTakenIds(this.#posts, ids, exceptId);
  }

  usesOf(mediaIds: readonly string[]): Promise<readonly MediaUse[]> {
    return readMediaUses(this.#posts, mediaIds);
  }

  async addMetrics(id: string, snapshot: MetricsSnapshot): Promise<void> {
    const _id = parseObjectId(id);
    if (_id !== null) await pushMetrics(this.#posts, _id, snapshot);
  }

  nextDueAt(): Promise<Date | null> {
    return claims.nextDueAt(this.#posts);
  }

  nextUpkeepAt(): Promise<Date | null> {
    return claims.nextUpkeepAt(this.#posts);
  }

  /** The stored post, if it still is what somebody saw; metrics may have been added. */
  async #unchanged(seen: Post): Promise<PostDocument | null> {
    const _id = parseObjectId(seen.id);
    const found = _id && (await this.#posts.findOne({ _id }));
    const document = found && this.#desk.reader.read(found);
    return document && isSameApartFromMetrics(toPost(document), seen) ? document : null;
  }

  #postFrom(found: PostDocument | null): Post | null {
    return found && toPost(readOrRefuse(this.#desk.reader, found));
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
