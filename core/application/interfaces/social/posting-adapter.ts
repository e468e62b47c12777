import type { AppError } from "@/core/domain/errors";
import type { LiveEntry } from "@/core/domain/marketing/live-match";
import type { PostKind, UserTag } from "@/core/domain/marketing/post-content";
import type { PostMetrics } from "@/core/domain/marketing/post-metrics";
import type { UnclearAnswer } from "@/core/domain/marketing/publication";

export interface PostingMedia {
  readonly type: "image" | "video";
  /** Public, absolute; sent to the platform exactly as it stands. */
  readonly url: string;
  /** Our own upload whose bytes are sent, because the platform cannot fetch `url`; else null. */
  readonly upload: string | null;
  readonly altText: string | null;
  readonly coverUrl: string | null;
  readonly thumbOffsetMs: number | null;
  readonly userTags: readonly UserTag[];
}

export interface PostingPublishRequest {
  readonly kind: PostKind;
  readonly caption: string;
  readonly media: readonly PostingMedia[];
  readonly collaborators: readonly string[];
  readonly locationId: string | null;
  readonly shareToFeed: boolean | null;
}

/** The answer of the one-call `publish`: the CRM's own shape for all its platforms. */
export type PostingPublishResponse =
  | { readonly success: true; readonly postId: string; readonly permalink: string | null }
  | { readonly success: false; readonly error: string };

/** What a look at the container showed. `unknown`: the platform did not know it; it may come later. */
export type ContainerState =
  | { readonly state: "in_progress" | "finished" | "published" | "expired" | "unknown" }
  | { readonly state: "error"; readonly error: AppError };

/** What the answer to the one dangerous call proved (contract.md §6 rule 2). */
export type CommitResult =
  | { readonly kind: "published"; readonly mediaId: string }
  | { readonly kind: "not_ready" }
  | { readonly kind: "refused"; readonly error: AppError }
  | { readonly kind: "unclear"; readonly answer: UnclearAnswer; readonly error: AppError };

/** A platform that publishes at once. */
export interface PostingAdapter {
  publish(request: PostingPublishRequest): Promise<PostingPublishResponse>;
  update(postId: string, request: PostingPublishRequest): Promise<PostingPublishResponse>;
  /** True when it is gone afterwards. @throws AppError `missing_permission`, `conflict` */
  delete(postId: string): Promise<boolean>;
  /**
   * `kind` decides which numbers exist; feed when left out.
   * @throws AppError `missing_permission`, `platform_unavailable` (`post_not_shown` where the post is unknown)
   */
  getMetrics(postId: string, kind?: PostKind): Promise<PostMetrics>;
  verifyAuth(): Promise<boolean>;
}

/** A comment under a post of this account, as its list shows it; who wrote it is not asked for. */
export interface PostedComment {
  readonly id: string;
  readonly text: string;
  /** Full seconds only. */
  readonly timestamp: Date;
}

/** What the answer to a comment proved; `unclear` may hide a success. */
export type CommentResult =
  | { readonly kind: "posted"; readonly commentId: string }
  | { readonly kind: "refused" | "unclear"; readonly error: AppError };

/** How much of an account's publishing allowance is used; `total` is null where the platform does not tell. */
export interface QuotaReading {
  readonly used: number;
  readonly total: number | null;
}

/**
 * A platform that publishes in steps, each of which can be stored before the next. The adapter never
 * sleeps and never repeats a call. Every method throws AppError; `details.remedy` says what helps.
 */
export interface ResumablePostingAdapter extends PostingAdapter {
  /**
   * Makes the container of one item of a carousel; invisible to the public, repeating it is safe. Answers once
   * the platform has everything: an upload that is sent may take many minutes, and ends early with `signal`.
   */
  prepareChild(request: PostingPublishRequest, index: number, signal?: AbortSignal): Promise<string>;
  /**
   * The same for the container that will be published; for a carousel out of its `children`, in order.
   * Answers the creation id.
   */
  prepare(request: PostingPublishRequest, children: readonly string[], signal?: AbortSignal): Promise<string>;
  check(containerId: string): Promise<ContainerState>;
  /** The only call that makes something public. Never throws once the request has left. */
  commit(containerId: string): Promise<CommitResult>;
  /**
   * The account's posts, newest first: all that are newer than `since`, and perhaps more.
   * @throws AppError `platform_unavailable` when there are too many to say that one is missing
   */
  listLive(kind: PostKind, since: Date): Promise<readonly LiveEntry[]>;
  /** The public address, or null while the platform does not tell it yet. */
  getPermalink(mediaId: string): Promise<string | null>;
  /**
   * Whether the platform still has a post that went live after `since`: false only where the account can be read
   * and the post cannot. @throws AppError where nobody can tell
   */
  isThere(mediaId: string, kind: PostKind, since: Date): Promise<boolean>;
  /** Never throws once the request has left. */
  addComment(mediaId: string, text: string): Promise<CommentResult>;
  /** The newest comments under a post. */
  listComments(mediaId: string): Promise<readonly PostedComment[]>;
  readQuota(): Promise<QuotaReading>;
  /** The largest share of an allowance used up, 1 is all of it, as the platform's last answers said; 0 unknown. */
  load(): number;
  /**
   * How far the platform's clock is ahead of ours, in milliseconds, as its last answers said and rather too little
   * than too much; negative: it is behind; null: unknown.
   */
  clockAheadMs(): number | null;
}

/** The longest a `commit` may be under way before it is given up; the lease must outlive it. */
export const COMMIT_TIMEOUT_MS = 30_000;
