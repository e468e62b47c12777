import { type Collection, ObjectId } from "mongodb";
import { METRICS_HISTORY } from "@/core/application/interfaces/social/post-repository";
import { upkeepDueAt } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";
import type { PostDocument } from "@/infrastructure/repositories/social/post-document";
import { settleWrite } from "@/infrastructure/repositories/social/settle-write";

/** What a write may change: whose post it is never does, and metrics have a way of their own. */
export function changingFields(next: Post, now: Date, leaseUntil: Date) {
  const { id, ownerId, actorId, platform, createdAt, metrics, ...changing } = next;
  return { ...changing, updatedAt: now, leaseUntil, ...dueFields(next, leaseUntil) };
}

/** When a worker may take it: for its way out, or for its upkeep once it is live; not before a lease ends. */
export function dueFields(
  { status, nextAttemptAt, upkeep }: Pick<Post, "status" | "nextAttemptAt" | "upkeep">,
  leaseUntil: Date,
): Pick<PostDocument, "dueAt" | "upkeepDueAt"> {
  return {
    dueAt: notBefore(leaseUntil, nextAttemptAt),
    upkeepDueAt: status === "published" ? notBefore(leaseUntil, upkeepDueAt(upkeep)) : null,
  };
}

function notBefore(leaseUntil: Date, at: Date | null): Date | null {
  return at && new Date(Math.max(at.getTime(), leaseUntil.getTime()));
}

/** The only way a stored post changes: compare, set, and leave a mark by which a lost answer is settled. */
export function writePost(
  posts: Collection<PostDocument>,
  compare: Pick<PostDocument, "_id" | "version"> & Partial<Pick<PostDocument, "fence">>,
  fields: ReturnType<typeof changingFields>,
): Promise<PostDocument | null> {
  const writeId = new ObjectId();
  const update = { $set: { ...fields, writeId }, $inc: { version: 1 } };
  return settleWrite(
    () => posts.findOneAndUpdate(compare, update, { returnDocument: "after" }),
    () => posts.findOne({ _id: compare._id, writeId }),
  );
}

/**
 * Adds, then drops the oldest when there are too many (`$slice` is not to be had everywhere). Neither is a
 * new version: a worker that holds the post does not lose it.
 */
export async function pushMetrics(
  posts: Collection<PostDocument>,
  _id: ObjectId,
  snapshot: MetricsSnapshot,
): Promise<void> {
  const after = await posts.findOneAndUpdate(
    { _id },
    { $push: { metrics: snapshot } },
    { returnDocument: "after" },
  );
  if (after !== null && after.metrics.length > METRICS_HISTORY) {
    await posts.updateOne({ _id }, { $pop: { metrics: -1 } });
  }
}

/** Of a version that cannot read it: gone, unless a worker of another version holds it. */
export async function deleteUnread(
  posts: Collection<PostDocument>,
  { _id, leaseUntil }: Pick<PostDocument, "_id" | "leaseUntil">,
  now: Date,
): Promise<boolean> {
  const isHeld = leaseUntil instanceof Date && leaseUntil > now;
  if (isHeld) return false;
  return (await posts.deleteOne({ _id, leaseUntil })).deletedCount === 1;
}

/** Deletes what nobody has written since; after a lost answer, that it is gone is the answer. */
export async function deletePost(
  posts: Collection<PostDocument>,
  compare: Pick<PostDocument, "_id" | "version">,
): Promise<boolean> {
  const gone = await settleWrite(
    () => posts.deleteOne(compare).then(({ deletedCount }) => (deletedCount === 1 ? true : null)),
    () => posts.findOne({ _id: compare._id }).then((found) => (found === null ? true : null)),
  );
  return gone === true;
}
