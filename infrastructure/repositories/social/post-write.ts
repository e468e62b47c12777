import { type Collection, ObjectId } from "mongodb";
import { METRICS_HISTORY } from "@/core/application/interfaces/social/post-repository";
import type { MetricsSnapshot, Post } from "@/core/domain/marketing/post";
import type { PostDocument } from "@/infrastructure/repositories/social/post-document";
import { settleWrite } from "@/infrastructure/repositories/social/settle-write";

/** What a write may change: who and where never does, and metrics have a way of their own. */
export function changingFields(next: Post, now: Date, leaseUntil: Date) {
  const { id, ownerId, actorId, platform, channelId, createdAt, metrics, ...changing } = next;
  const { nextAttemptAt } = next;
  const dueAt = nextAttemptAt && new Date(Math.max(nextAttemptAt.getTime(), leaseUntil.getTime()));
  return { ...changing, updatedAt: now, leaseUntil, dueAt };
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
