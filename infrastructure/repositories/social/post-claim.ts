import type { Collection, Filter, ObjectId } from "mongodb";
import { type ClaimedPost, LEASE_MS, NOT_BEGUN } from "@/core/application/interfaces/social/post-repository";
import { FREE, type PostDocument, parsePost } from "@/infrastructure/repositories/social/post-document";

const AFTER = { returnDocument: "after" } as const;

/** Live posts have upkeep only; in the first version one without a link was still due. */
const ON_ITS_WAY: Filter<PostDocument> = { status: { $ne: "published" } };

export interface ClaimTerms {
  readonly now: Date;
  readonly exceptChannels: readonly string[];
  readonly onlyId?: ObjectId;
}

/** Takes the post that has been due longest, and counts the attempt. */
export async function claimDue(
  posts: Collection<PostDocument>,
  { now, exceptChannels, onlyId }: ClaimTerms,
): Promise<ClaimedPost | null> {
  const leaseUntil = leaseFrom(now);
  const due = { dueAt: { $lte: now }, leaseUntil: { $lte: now }, ...ON_ITS_WAY };
  const claimed = await posts.findOneAndUpdate(
    { ...due, ...passingOver(exceptChannels), ...(onlyId === undefined ? {} : { _id: onlyId }) },
    { $set: { leaseUntil, dueAt: leaseUntil }, $inc: { fence: 1, version: 1, attempts: 1 } },
    { ...AFTER, sort: { dueAt: 1 } },
  );
  return claimed && toClaim(claimed);
}

export async function claimUpkeep(
  posts: Collection<PostDocument>,
  { now, exceptChannels }: ClaimTerms,
): Promise<ClaimedPost | null> {
  const leaseUntil = leaseFrom(now);
  const claimed = await posts.findOneAndUpdate(
    { upkeepDueAt: { $lte: now }, leaseUntil: { $lte: now }, ...passingOver(exceptChannels) },
    { $set: { leaseUntil, upkeepDueAt: leaseUntil }, $inc: { fence: 1, version: 1 } },
    { ...AFTER, sort: { upkeepDueAt: 1 } },
  );
  return claimed && toClaim(claimed);
}

export async function nextDueAt(posts: Collection<PostDocument>): Promise<Date | null> {
  const next = await posts.findOne({ dueAt: { $ne: null }, ...ON_ITS_WAY }, { sort: { dueAt: 1 } });
  return next?.dueAt ?? null;
}

export async function nextUpkeepAt(posts: Collection<PostDocument>): Promise<Date | null> {
  const next = await posts.findOne({ upkeepDueAt: { $ne: null } }, { sort: { upkeepDueAt: 1 } });
  return next?.upkeepDueAt ?? null;
}

/** What a person's change leaves of a worker's lease: a worker that has begun may have a request under way. */
export function leaseAfterPerson({ status, leaseUntil }: Pick<PostDocument, "status" | "leaseUntil">): Date {
  return NOT_BEGUN.includes(status) ? FREE : leaseUntil;
}

export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}

export function toClaim(document: PostDocument): ClaimedPost {
  const { fence, version, leaseUntil } = document;
  return { post: parsePost(document), fence, version, leaseUntil };
}

function passingOver(channels: readonly string[]): Filter<PostDocument> {
  return channels.length === 0 ? {} : { channelId: { $nin: [...channels] } };
}
