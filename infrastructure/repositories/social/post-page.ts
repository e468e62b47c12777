import type { Filter, ObjectId } from "mongodb";
import type {
  PostPage,
  PostQuery,
  UnreadablePost,
} from "@/core/application/interfaces/social/post-repository";
import { AppError } from "@/core/domain/errors";
import { parseObjectId } from "@/infrastructure/repositories/social/object-id";
import { type PostDocument, toPost } from "@/infrastructure/repositories/social/post-document";
import type { PostDesk } from "@/infrastructure/repositories/social/post-reader";

/** One page, newest first. */
export async function readPage(
  { posts, reader }: PostDesk,
  { ownerId, status, channelId, cursor, limit }: PostQuery,
): Promise<PostPage> {
  const before = cursor === null ? null : parseCursor(cursor);
  const owner = parseObjectId(ownerId);
  if (owner === null) return { posts: [], unreadable: [], nextCursor: null };
  const filter: Filter<PostDocument> = {
    ownerId: owner,
    ...(status && { status: typeof status === "string" ? status : { $in: [...status] } }),
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
  const read = page.map((document) => ({ _id: document._id, document: reader.read(document) }));
  return {
    posts: read.flatMap(({ document }) => (document === null ? [] : [toPost(document)])),
    unreadable: read.flatMap(({ _id, document }) => (document === null ? [unreadablePost(_id)] : [])),
    nextCursor: last ? cursorAfter(last._id) : null,
  };
}

/** Its id tells when it was made, whatever became of the rest. */
function unreadablePost(_id: ObjectId): UnreadablePost {
  return { id: _id.toHexString(), createdAt: _id.getTimestamp() };
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
