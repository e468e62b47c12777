import type { Collection, Filter, ObjectId } from "mongodb";
import { LIMITS_OF_THE_PLATFORM } from "@/core/application/interfaces/social/post-repository";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import { OURS_TO_MEND } from "@/core/domain/marketing/social-auth";
import type { PostDocument } from "@/infrastructure/repositories/social/post-document";

export interface OwnedChannel {
  readonly ownerId: ObjectId;
  readonly channelId: string;
}

/** Whoever wrote last holds the newest version: a worker that read before this is refused. */
const NEW_VERSION = { $inc: { version: 1 } };

const HELD_BACK = { "failure.code": "reconnect_required" };

/** Stopped, or looking now and then whether the connection can be used again. */
const stopped = (now: Date): Filter<PostDocument> => ({
  $or: [
    { nextAttemptAt: null },
    { nextAttemptAt: { $gt: now }, "failure.reason": { $in: [...OURS_TO_MEND] } },
  ],
});

/** A version that is no number cannot grow, and would keep the posts after it from being changed. */
const VERSIONED: Filter<PostDocument> = { version: { $gte: 0 } };

/** A dead token is the better reason: no limit that ends lets them go on. */
const HOLDABLE = { $or: [{ failure: null }, { "failure.code": { $in: [...LIMITS_OF_THE_PLATFORM] } }] };

/** Says why they wait, and leaves alone when they are due. */
export async function holdChannel(
  posts: Collection<PostDocument>,
  channel: OwnedChannel,
  failure: PostFailure,
  now: Date,
): Promise<number> {
  const { modifiedCount } = await posts.updateMany(
    {
      ...channel,
      ...HOLDABLE,
      ...VERSIONED,
      status: { $in: ["scheduled", "queued"] },
      leaseUntil: { $lte: now },
    },
    { $set: { failure, updatedAt: now }, ...NEW_VERSION },
  );
  return modifiedCount;
}

/** The failure stays with those that are due: it tells that they may have missed their time. */
export async function wakeChannel(
  posts: Collection<PostDocument>,
  channel: OwnedChannel,
  now: Date,
): Promise<number> {
  const held = { ...channel, ...HELD_BACK, ...VERSIONED };
  const woken = await posts.updateMany(
    { ...held, status: { $in: ["queued", "publishing", "scheduled"] }, ...stopped(now) },
    { $set: { nextAttemptAt: now, dueAt: now, updatedAt: now }, ...NEW_VERSION },
  );
  await posts.updateMany(
    { ...held, status: { $in: ["scheduled", "queued"] }, nextAttemptAt: { $gt: now } },
    { $set: { failure: null, updatedAt: now }, ...NEW_VERSION },
  );
  return woken.modifiedCount;
}
