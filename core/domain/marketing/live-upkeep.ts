import type { PostFailure } from "@/core/domain/marketing/post-failure";

/** The first comment under a live post: its own small publication, with the same rule of one. */
export interface FirstComment {
  readonly state: "pending" | "posted" | "failed";
  readonly commentId: string | null;
  /** Intent: stored before the comment is sent. Null again only when Meta proved the refusal. */
  readonly sentAt: Date | null;
  /** First look since the send that did not show it; a second one, a quiet period later, is proof. */
  readonly unseenSince: Date | null;
  readonly sends: number;
  /** Failures in a row: decides how long the next wait is. */
  readonly retries: number;
  readonly failure: PostFailure | null;
  readonly dueAt: Date | null;
}

/** What is still done for a post that is live; none of it can change that it is. */
export interface Upkeep {
  readonly linkLooks: number;
  readonly linkDueAt: Date | null;
  /** Null: no first comment was asked for. */
  readonly comment: FirstComment | null;
  readonly metricsRounds: number;
  readonly metricsDueAt: Date | null;
  /** Since when the platform has not known it; a second look decides. Null: it was there at the last look. */
  readonly missingSince: Date | null;
  /** When we learnt that it was deleted on the platform: nothing is asked about it any more. */
  readonly goneAt: Date | null;
}

export const NO_UPKEEP: Upkeep = {
  linkLooks: 0,
  linkDueAt: null,
  comment: null,
  metricsRounds: 0,
  metricsDueAt: null,
  missingSince: null,
  goneAt: null,
};

export const NO_COMMENT_YET: FirstComment = {
  state: "pending",
  commentId: null,
  sentAt: null,
  unseenSince: null,
  sends: 0,
  retries: 0,
  failure: null,
  dueAt: null,
};

/** When something is next to be done for a live post, or null when nothing is left. */
export function upkeepDueAt({ linkDueAt, comment, metricsDueAt }: Upkeep): Date | null {
  const dates = [linkDueAt, comment?.dueAt ?? null, metricsDueAt].flatMap((date) =>
    date ? [date.getTime()] : [],
  );
  return dates.length === 0 ? null : new Date(Math.min(...dates));
}
