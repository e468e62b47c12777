import type { Collection, Filter, ObjectId } from "mongodb";
import type { PostPage, PostQuery } from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import { parseObjectId } from "@/infrastructure/repositories/social/object-id";
import { type PostDocument, parsePost } from "@/infrastructure/repositories/social/post-document";

/** One page, newest first. */
export async function readPage(
  posts: Collection<PostDocument>,
  { ownerId, status, channelId, cursor, limit }: PostQuery,
): Promise<PostPage> {
  const before = cursor === null ? null : parseCursor(cursor);
  const owner = parseObjectId(ownerId);
  if (owner === null) return { posts: [], nextCursor: null };
  const filter: Filter<PostDocument> = {
    ownerId: owner,
    ...(status && { status }),
    ...(channelId !== null && { channelId }),
    ...(before && { _id: { $lt: before } }),
  };
  const found = await posts
    .find(filter)
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray();
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return { posts: page.map(parsePost), nextCursor: last ? cursorAfter(last._id) : null };
}

/** Opaque to those who carry it. */
function cursorAfter(_id: ObjectId): string {
  return Buffer.from(_id.toHexString(), "ascii").toString("base64url");
}

/** @throws AppError `invalid_request` when it is not one of ours. */
function parseCursor(cursor: string): ObjectId {
  const _id = parseObjectId(Buffer.from(cursor, "base64url").toString("ascii"));
  if (_id !== null && cursorAfter(_id) === cursor) return _id;
  throw new AppError("invalid_request", "The cursor is not one of ours", {
    issues: [{ path: "cursor", message: "Take the cursor from the page before" }],
  });
}
