import type { Upkeep } from "@/core/domain/marketing/live-upkeep";
import type { SocialPlatform } from "@/core/domain/marketing/platform";
import type { PostContent } from "@/core/domain/marketing/post-content";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import type { MetricsSnapshot } from "@/core/domain/marketing/post-metrics";
import type { PostStep } from "@/core/domain/marketing/post-steps";
import type { Publication } from "@/core/domain/marketing/publication";

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
  /** Since when nothing has worked; null after any step forward and after a wait that the platform asked for. */
  readonly troubledSince: Date | null;
  /** When the worker looks again; null when nothing is left to do. */
  readonly nextAttemptAt: Date | null;
  readonly scheduledAt: Date | null;
  /** When a person last wanted it to go out: the schedule, or the moment of submitting, publishing now or retrying. */
  readonly wantedAt: Date;
  readonly publishedAt: Date | null;
  readonly platformPostId: string | null;
  readonly permalink: string | null;
  /** Counts edits by people: of content, time or both, and sending out. */
  readonly revision: number;
  readonly failure: PostFailure | null;
  readonly publication: Publication;
  readonly upkeep: Upkeep;
  readonly metrics: readonly MetricsSnapshot[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const TERMINAL: ReadonlySet<PostStatus> = new Set(["published", "failed", "cancelled", "unconfirmed"]);

export function isTerminal(status: PostStatus): boolean {
  return TERMINAL.has(status);
}
