import type { AppErrorCode, FailureReason } from "@/core/domain/errors";
import type { SocialPlatform } from "@/core/domain/marketing/platform";

export type PostKind = "feed" | "reel" | "story";

export const POST_STATUSES = [
  "draft",
  "scheduled",
  "queued",
  "preparing",
  "processing",
  "publishing",
  "published",
  "failed",
  "cancelled",
  "unconfirmed",
] as const;
export type PostStatus = (typeof POST_STATUSES)[number];

export interface PostMedia {
  readonly type: "image" | "video";
  /** Our own upload; its public address is made from it when it is needed. */
  readonly mediaId: string | null;
  /** An address elsewhere; exactly one of the two is set. */
  readonly url: string | null;
  readonly altText: string | null;
}

/** What the person asked for. */
export interface PostContent {
  readonly kind: PostKind;
  readonly caption: string;
  readonly media: readonly PostMedia[];
}

/** Unknown is null, never 0 (graph-api.md §4.2). */
export interface PostMetrics {
  readonly likes: number | null;
  readonly comments: number | null;
  readonly views: number | null;
  readonly reach: number | null;
  readonly saved: number | null;
  readonly shares: number | null;
  readonly totalInteractions: number | null;
}

export interface MetricsSnapshot {
  readonly collectedAt: Date;
  readonly metrics: PostMetrics;
}

export const STEP_NAMES = ["prepare", "process", "publish"] as const;
export type StepName = (typeof STEP_NAMES)[number];
export type StepState = "pending" | "running" | "waiting" | "done" | "failed";
export interface PostStep {
  readonly name: StepName;
  readonly state: StepState;
  readonly at: Date | null;
}

export interface PostFailure {
  readonly code: AppErrorCode;
  readonly reason: FailureReason | null;
  readonly scopes: readonly string[];
  readonly retryable: boolean;
}

/**
 * What Meta's answer to `media_publish` proved. `unclear` covers an error, silence and an answer without
 * an id: each may hide a success. `permanent` remembers that the unclear answer carried a code after which
 * the same container is never sent again; `unknown_creation` that Meta did not know the creation id.
 */
export type UnclearAnswer = "transient" | "permanent" | "action_blocked" | "unknown_creation";

/** The container at Meta and everything we know of the attempt to publish it. */
export interface Publication {
  /** The creation id: our fencing token at Meta, one use each (contract.md §6 rule 2). */
  readonly containerId: string | null;
  readonly containerCreatedAt: Date | null;
  /** How often the container has been looked at since it was made. */
  readonly looks: number;
  /** Intent: stored before `media_publish` is sent. Null again only when Meta proved the refusal. */
  readonly sentAt: Date | null;
  /** The first send of this container: a live post is newer than this. */
  readonly firstSentAt: Date | null;
  readonly firstUnclearAt: Date | null;
  readonly unclear: UnclearAnswer | null;
  /** The failure to report should the post turn out not to be live. */
  readonly unclearFailure: PostFailure | null;
  /** First read since the last send that said FINISHED (or, for `unknown_creation`, nothing). */
  readonly quietSince: Date | null;
  /** New containers made because an earlier one expired or failed. */
  readonly rebuilds: number;
  readonly sends: number;
}

export interface Post extends PostContent {
  readonly id: string;
  readonly ownerId: string;
  /** Who submitted it: goes into the audit trail. */
  readonly actorId: string;
  readonly platform: SocialPlatform;
  readonly channelId: string;
  readonly status: PostStatus;
  readonly steps: readonly PostStep[];
  /** Claims of a step, counted when the step is claimed. */
  readonly attempts: number;
  /** Failures in a row since the last step forward: decides how long the next wait is. */
  readonly retries: number;
  /** When the worker looks again; null when nothing is left to do. */
  readonly nextAttemptAt: Date | null;
  readonly scheduledAt: Date | null;
  readonly publishedAt: Date | null;
  readonly platformPostId: string | null;
  readonly permalink: string | null;
  readonly permalinkLooks: number;
  /** Counts edits by people. */
  readonly revision: number;
  readonly failure: PostFailure | null;
  readonly publication: Publication;
  readonly metrics: readonly MetricsSnapshot[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const NO_PUBLICATION: Publication = {
  containerId: null,
  containerCreatedAt: null,
  looks: 0,
  sentAt: null,
  firstSentAt: null,
  firstUnclearAt: null,
  unclear: null,
  unclearFailure: null,
  quietSince: null,
  rebuilds: 0,
  sends: 0,
};

const TERMINAL: ReadonlySet<PostStatus> = new Set(["published", "failed", "cancelled", "unconfirmed"]);

export function isTerminal(status: PostStatus): boolean {
  return TERMINAL.has(status);
}

/** Share of the three steps that are done, a running one counting half: 0 to 1. */
export function progressOf(post: Pick<Post, "status" | "steps">): number {
  if (post.status === "published") return 1;
  const weight = (state: StepState): number => (state === "done" ? 1 : state === "running" ? 0.5 : 0);
  const sum = post.steps.reduce((total, step) => total + weight(step.state), 0);
  return Math.round((sum / STEP_NAMES.length) * 100) / 100;
}
