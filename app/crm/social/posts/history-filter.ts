import { HISTORY_ADDRESS } from "@/app/crm/social/posts/post-addresses";
import type { PostStatus } from "@/core/domain/marketing/post";
import { POST_STATUSES } from "@/core/domain/marketing/post";

export interface HistoryFilter {
  readonly status: PostStatus | null;
  readonly channelId: string | null;
}

export const EVERYTHING: HistoryFilter = { status: null, channelId: null };

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What of the address can be understood; the rest is as if it were not there. */
export function filterOf(params: SearchParams): HistoryFilter {
  return {
    status: POST_STATUSES.find((status) => status === params.status) ?? null,
    channelId: short(params.channelId, 64),
  };
}

export function cursorOf(params: SearchParams): string | null {
  return short(params.cursor, 200);
}

export function isFiltered({ status, channelId }: HistoryFilter): boolean {
  return status !== null || channelId !== null;
}

export function historyAddress(filter: HistoryFilter, cursor: string | null = null): string {
  return withQuery(HISTORY_ADDRESS, filter, cursor);
}

/** The same list, from our own routes. */
export function historyApiAddress(filter: HistoryFilter, cursor: string | null): string {
  return withQuery("/api/social/posts", filter, cursor);
}

function withQuery(address: string, { status, channelId }: HistoryFilter, cursor: string | null): string {
  const query = new URLSearchParams({
    ...(status && { status }),
    ...(channelId && { channelId }),
    ...(cursor && { cursor }),
  });
  return query.size === 0 ? address : `${address}?${query}`;
}

function short(value: string | string[] | undefined, longest: number): string | null {
  return typeof value === "string" && value !== "" && value.length <= longest ? value : null;
}
