import type { Collection, Filter, ObjectId } from "mongodb";
import { type ClaimedPost, LEASE_MS, NOT_BEGUN } from "@/core/application/interfaces/social/post-repository";
import {
  FREE,
  type PostDocument,
  parsePost,
  toPost,
} from "@/infrastructure/repositories/social/post-document";
import type { PostDesk } from "@/infrastructure/repositories/social/post-reader";

const AFTER = { returnDocument: "after" } as const;

/** Live posts have upkeep only; in the first version one without a link was still due. */
const ON_ITS_WAY: Filter<PostDocument> = { status: { $ne: "published" } };

/** What a claim counts up. It fails on anything else, at the same post again and again. */
const COUNTABLE: Filter<PostDocument> = { fence: { $gte: 0 }, version: { $gte: 0 }, attempts: { $gte: 0 } };
/** Compared with it, what is no date is nothing. */
const ANY_DATE = { $gte: new Date(0) };

/** A post that cannot be read is looked at again after this: the version that can may be back by then. */
const SET_ASIDE_MS = 10 * 60 * 1000;
/** Of those, how many one claim sets aside before the worker turns to something else. */
const MOST_SET_ASIDE = 100;

export interface ClaimTerms {
  readonly now: Date;
  readonly exceptChannels: readonly string[];
  readonly onlyId?: ObjectId;
}

interface Queue {
  readonly when: "dueAt" | "upkeepDueAt";
  readonly filter: Filter<PostDocument>;
  /** Whether a claim counts as an attempt. */
  readonly counts: boolean;
}

const WAY_OUT: Queue = { when: "dueAt", filter: ON_ITS_WAY, counts: true };
const UPKEEP: Queue = { when: "upkeepDueAt", filter: {}, counts: false };

/** Takes the post that has been due longest, and counts the attempt. */
export function claimDue(desk: PostDesk, terms: ClaimTerms): Promise<ClaimedPost | null> {
  return claimFrom(WAY_OUT, desk, terms);
}

export function claimUpkeep(desk: PostDesk, terms: ClaimTerms): Promise<ClaimedPost | null> {
  return claimFrom(UPKEEP, desk, terms);
}

/** A post that cannot be read steps aside, so that it keeps none behind it. */
async function claimFrom(queue: Queue, desk: PostDesk, terms: ClaimTerms): Promise<ClaimedPost | null> {
  for (let aside = 0; aside < MOST_SET_ASIDE; aside += 1) {
    const claimed = await take(queue, desk.posts, terms);
    if (claimed === null) return null;
    const document = desk.reader.read(claimed);
    if (document !== null) return { ...leaseOf(claimed), post: toPost(document) };
    await setAside(queue, desk.posts, claimed, terms.now);
  }
  return null;
}

function take(
  { when, filter, counts }: Queue,
  posts: Collection<PostDocument>,
  { now, exceptChannels, onlyId }: ClaimTerms,
): Promise<PostDocument | null> {
  const leaseUntil = leaseFrom(now);
  const due = { [when]: { $lte: now }, leaseUntil: { $lte: now }, ...filter, ...COUNTABLE };
  return posts.findOneAndUpdate(
    { ...due, ...passingOver(exceptChannels), ...(onlyId === undefined ? {} : { _id: onlyId }) },
    {
      $set: { leaseUntil, [when]: leaseUntil },
      $inc: { fence: 1, version: 1, ...(counts && { attempts: 1 }) },
    },
    { ...AFTER, sort: { [when]: 1 } },
  );
}

/** As if nobody had claimed it, only later. */
async function setAside(
  { when, counts }: Queue,
  posts: Collection<PostDocument>,
  { _id, fence, version }: PostDocument,
  now: Date,
): Promise<void> {
  await posts.updateOne(
    { _id, fence, version },
    {
      $set: { leaseUntil: FREE, [when]: new Date(now.getTime() + SET_ASIDE_MS) },
      ...(counts && { $inc: { attempts: -1 } }),
    },
  );
}

export async function nextDueAt(posts: Collection<PostDocument>): Promise<Date | null> {
  const waiting = { dueAt: ANY_DATE, ...ON_ITS_WAY, ...COUNTABLE };
  const next = await posts.findOne(waiting, { sort: { dueAt: 1 } });
  return next?.dueAt ?? null;
}

export async function nextUpkeepAt(posts: Collection<PostDocument>): Promise<Date | null> {
  const next = await posts.findOne({ upkeepDueAt: ANY_DATE, ...COUNTABLE }, { sort: { upkeepDueAt: 1 } });
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
  return { ...leaseOf(document), post: parsePost(document) };
}

function leaseOf({ fence, version, leaseUntil }: PostDocument): Omit<ClaimedPost, "post"> {
  return { fence, version, leaseUntil };
}

function passingOver(channels: readonly string[]): Filter<PostDocument> {
  return channels.length === 0 ? {} : { channelId: { $nin: [...channels] } };
}
