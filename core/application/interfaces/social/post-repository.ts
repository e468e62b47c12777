import type { AppErrorCode } from "@/core/domain/errors";
import type { SentPost } from "@/core/domain/marketing/live-wish";
import type { MediaUse } from "@/core/domain/marketing/media-fate";
import type { SocialPlatform } from "@/core/domain/marketing/platform";
import type { Post, PostStatus } from "@/core/domain/marketing/post";
import type { PostContent } from "@/core/domain/marketing/post-content";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";

export interface NewPost extends PostContent {
  readonly ownerId: string;
  readonly actorId: string;
  readonly platform: SocialPlatform;
  readonly channelId: string;
  /** `queued` is due at once, `scheduled` at `scheduledAt`, `draft` never by itself. */
  readonly status: "draft" | "scheduled" | "queued";
  readonly scheduledAt: Date | null;
  /** Unique per actor; the same submission again finds the first post. */
  readonly idempotencyKey: string | null;
  /** Fingerprint of the request's body, to tell a repeat from a misuse of the key. */
  readonly fingerprint: string;
}

/**
 * A post in a worker's hands. `fence` grows with each claim and `version` with each write: a write that
 * carries an old one is refused, so a worker that lost its lease changes nothing.
 */
export interface ClaimedPost {
  readonly post: Post;
  readonly fence: number;
  readonly version: number;
  readonly leaseUntil: Date;
}

export interface PostQuery {
  readonly ownerId: string;
  /** One, any of several, or all. */
  readonly status: PostStatus | readonly PostStatus[] | null;
  readonly channelId: string | null;
  /** Where the page before ended, as the answer before gave it. */
  readonly cursor: string | null;
  readonly limit: number;
}

export interface PostPage {
  readonly posts: readonly Post[];
  /** Of the same stretch, those that are there and that this version cannot read. */
  readonly unreadable: readonly UnreadablePost[];
  readonly nextCursor: string | null;
}

export interface UnreadablePost {
  readonly id: string;
  readonly createdAt: Date;
}

/** What is known of a post that may be live at the platform. */
export interface MaybeLivePost extends SentPost {
  readonly status: PostStatus | "unreadable";
}

/** Statuses in which a post that was sent may be live without our knowing its id. */
export const MAY_BE_LIVE: readonly PostStatus[] = ["publishing", "unconfirmed", "published"];

/** Statuses in which a post waits for its time or for a person: whoever claims it has begun with nothing yet. */
export const NOT_BEGUN: readonly PostStatus[] = ["draft", "scheduled"];

/** Failures that pass by themselves, at a time that the platform told or that we guessed. */
export const LIMITS_OF_THE_PLATFORM: readonly AppErrorCode[] = ["rate_limited", "quota_exhausted"];

export const METRICS_HISTORY = 200;

/** How long a claim lasts: longer than the longest request, so that no send outlives its lease. */
export const LEASE_MS = 90_000;

/**
 * Posts are their own queue: due time, lease and state in one document, every change one atomic
 * compare-and-set, written with majority and journal (contract.md §6 rule 7). A stored post that this version
 * cannot read (a field lost, a value of a newer version) hurts only itself: lists and claims pass over it.
 */
export interface PostRepository {
  /**
   * Stores a post as its `status` says. With a key that this actor has used: nothing is stored and the first
   * post comes back, `created: false`.
   * @throws AppError `conflict` when the key was used for another body, or when that post cannot be read
   */
  insert(post: NewPost, now: Date): Promise<{ readonly post: Post; readonly created: boolean }>;
  /**
   * The post this actor made with this key, or null.
   * @throws AppError `conflict` when the key was used for another body, or when that post cannot be read
   */
  findByKey(actorId: string, key: string, fingerprint: string): Promise<Post | null>;
  /** @throws AppError `conflict` (`post_unreadable`) for one that is there and cannot be read */
  get(ownerId: string, id: string): Promise<Post | null>;
  /**
   * A mark of each of these posts that exists, of any owner: another one after each write that people may see,
   * numbers of a live post apart.
   */
  marksOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** @throws AppError `invalid_request` when the cursor is not one of ours. */
  list(query: PostQuery): Promise<PostPage>;
  /**
   * Takes the post that has been due longest, for `LEASE_MS`; counts the attempt. Posts of `exceptChannels`
   * are passed over; with `onlyId` no other post is looked at. Null: nothing is due.
   */
  claimDue(now: Date, exceptChannels?: readonly string[], onlyId?: string): Promise<ClaimedPost | null>;
  /** As `claimDue`, for live posts whose upkeep is due; counts nothing. */
  claimUpkeep(now: Date, exceptChannels?: readonly string[]): Promise<ClaimedPost | null>;
  /**
   * Writes `next` if the claim still holds, and renews the lease to `now + LEASE_MS`.
   * Null: the claim is lost, or somebody changed the post; nothing was written. After a network error the
   * document is read again first, so a write that had arrived is not taken for a lost one.
   */
  advance(claim: ClaimedPost, next: Post, now: Date): Promise<ClaimedPost | null>;
  /** As `advance`, and gives the lease back. */
  release(claim: ClaimedPost, next: Post, now: Date): Promise<boolean>;
  /**
   * A person's change: written only if nobody, worker or person, wrote since `seen` was read. A worker that
   * holds the post loses it: of a draft or a scheduled post the lease, too, since it has begun with nothing;
   * of any other the lease goes on, because a request of that worker's may be under way.
   */
  replace(seen: Post, next: Post, now: Date): Promise<Post | null>;
  /** Deletes the post only if nobody, worker or person, wrote since `seen` was read; false when somebody did. */
  remove(seen: Post): Promise<boolean>;
  /**
   * Deletes our record of a post that cannot be read; false for one that can, that is not there, or that a worker
   * of a version which reads it holds at `now`.
   */
  removeUnreadable(ownerId: string, id: string, now: Date): Promise<boolean>;
  /** This channel's posts in these statuses. */
  listByChannel(
    ownerId: string,
    channelId: string,
    statuses: readonly PostStatus[],
  ): Promise<readonly Post[]>;
  /**
   * This channel's posts that may be live although the platform never told their id: sent, and not failed. Also
   * those that cannot be read otherwise.
   */
  listWithoutPlatformId(ownerId: string, channelId: string): Promise<readonly MaybeLivePost[]>;
  /**
   * Tells this channel's posts that wait, scheduled or queued, why they will not go out for now; it replaces a
   * limit of the platform's. Posts in a worker's hands and posts that have another failure of their own are left
   * alone; nothing changes when they are due.
   */
  holdChannel(ownerId: string, channelId: string, failure: PostFailure, now: Date): Promise<number>;
  /**
   * The reverse, after reconnecting: posts held back by a dead token, or by a connection that cannot be used here
   * (`OURS_TO_MEND`), are due again at `now` and keep their failure until they go on (it tells whether they missed
   * their time); others that are due later only lose it. Answers how many are due.
   */
  wakeChannel(ownerId: string, channelId: string, now: Date): Promise<number>;
  /** Which of these platform ids belong to posts of ours other than `exceptId` (any owner). */
  claimedPlatformIds(platformPostIds: readonly string[], exceptId: string): Promise<ReadonlySet<string>>;
  /** Which posts, of any owner, show these files. */
  usesOf(mediaIds: readonly string[]): Promise<readonly MediaUse[]>;
  /** Adds to a post's history, of which the newest `METRICS_HISTORY` are kept; touches nothing else of it. */
  addMetrics(id: string, snapshot: MetricsSnapshot): Promise<void>;
  /** When the next post is due, or null; upkeep does not count. */
  nextDueAt(): Promise<Date | null>;
  nextUpkeepAt(): Promise<Date | null>;
}

/**
 * Tells a worker in the same process that something is due, this post where it is known which; does nothing
 * where there is no worker.
 */
export type PublishNudge = (postId?: string) => void;
