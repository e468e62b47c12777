import type { ConnectionView } from "@/app/api/_schemas/connection";

/** The quota counts a rolling day (graph-api.md §3.5): an older reading says nothing about today. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** How much was published; null where nobody knows any more. */
export function quotaWords({ quota }: Pick<ConnectionView, "quota">, now: Date): string | null {
  if (quota === null || now.getTime() - new Date(quota.readAt).getTime() >= DAY_MS) return null;
  const { used, total, refusedAt } = quota;
  // Meta's refusal is harder than its numbers, which lag.
  if (refusedAt !== undefined && now.getTime() - new Date(refusedAt).getTime() < DAY_MS)
    return "Instagram says that the publishing quota is used up for now";
  if (total !== null) return `${used} of ${total} posts used in the last 24 hours`;
  return `${used} ${used === 1 ? "post" : "posts"} published in the last 24 hours`;
}

export function isPaused(
  { publishingPausedUntil }: Pick<ConnectionView, "publishingPausedUntil">,
  now: Date,
): boolean {
  return publishingPausedUntil !== null && new Date(publishingPausedUntil) > now;
}

/** On the server and while hydrating nobody knows the time: what the server told is believed. */
export function isResting(
  connection: Pick<ConnectionView, "publishingPausedUntil">,
  now: Date | null,
): boolean {
  return now === null ? connection.publishingPausedUntil !== null : isPaused(connection, now);
}
