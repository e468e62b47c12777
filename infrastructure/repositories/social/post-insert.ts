import { ObjectId } from "mongodb";
import type { NewPost } from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import { newPostState } from "@/core/domain/marketing/new-post";
import type { Post } from "@/core/domain/marketing/post";
import { requireObjectId } from "@/infrastructure/repositories/social/object-id";
import { FREE, type PostDocument, toPost } from "@/infrastructure/repositories/social/post-document";
import {
  type PostDesk,
  type PostReader,
  readOrRefuse,
} from "@/infrastructure/repositories/social/post-reader";
import { dueFields } from "@/infrastructure/repositories/social/post-write";
import { nullOnDuplicate, settleWrite } from "@/infrastructure/repositories/social/settle-write";

export interface InsertedPost {
  readonly post: Post;
  readonly created: boolean;
}

/** Tries to insert and lets the unique index decide: of racing submissions with one key one is stored. */
export async function insertPost(
  { posts, reader }: PostDesk,
  post: NewPost,
  now: Date,
): Promise<InsertedPost> {
  const ids = {
    _id: new ObjectId(),
    ownerId: requireObjectId(post.ownerId),
    actorId: requireObjectId(post.actorId),
  };
  const document = newPostDocument(post, ids, now);
  const stored = await settleWrite(
    () => posts.insertOne(document).then(() => document, nullOnDuplicate),
    () => posts.findOne({ _id: ids._id }),
  );
  if (stored !== null) return { post: toPost(stored), created: true };
  const first = await posts.findOne({ actorId: ids.actorId, idempotencyKey: document.idempotencyKey });
  if (first === null) throw new AppError("internal", "A post was neither stored nor found");
  return { post: sameSubmission(first, post.fingerprint, reader), created: false };
}

export interface UsedKey {
  readonly actorId: ObjectId | null;
  readonly key: string;
  readonly fingerprint: string;
}

export async function findByKey(
  { posts, reader }: PostDesk,
  { actorId, key, fingerprint }: UsedKey,
): Promise<Post | null> {
  const first = actorId && (await posts.findOne({ actorId, idempotencyKey: keyed(key) }));
  return first && sameSubmission(first, fingerprint, reader);
}

function sameSubmission(first: PostDocument, fingerprint: string, reader: PostReader): Post {
  if (first.fingerprint === fingerprint) return toPost(readOrRefuse(reader, first));
  throw new AppError("conflict", "The idempotency key was used for another body", {
    reason: "idempotency_key_reused",
  });
}

function newPostDocument(
  post: NewPost,
  ids: Pick<PostDocument, "_id" | "ownerId" | "actorId">,
  now: Date,
): PostDocument {
  const state = newPostState(post, now);
  return {
    ...ids,
    platform: post.platform,
    channelId: post.channelId,
    kind: post.kind,
    caption: post.caption,
    media: post.media,
    collaborators: post.collaborators,
    locationId: post.locationId,
    shareToFeed: post.shareToFeed,
    firstComment: post.firstComment,
    ...state,
    idempotencyKey: post.idempotencyKey === null ? unkeyed(ids._id) : keyed(post.idempotencyKey),
    fingerprint: post.fingerprint,
    ...dueFields(state, FREE),
    leaseUntil: FREE,
    fence: 0,
    version: 0,
    writeId: ids._id,
  };
}

function keyed(key: string): string {
  return `key:${key}`;
}

function unkeyed(_id: ObjectId): string {
  return `none:${_id.toHexString()}`;
}
