import { isRecord } from "@/app/_ui/call-api";
import type { SelectPageView } from "@/app/api/_schemas/connection";

export type Account = SelectPageView["accounts"][number];
export type UnavailablePage = SelectPageView["unavailable"][number];

interface Reason {
  readonly why: string;
  /** What a person can do about it. */
  readonly remedy: string;
}

export const UNAVAILABLE_REASONS: Record<UnavailablePage["reason"], Reason> = {
  no_instagram_account: {
    why: "No professional Instagram account is linked to this Page",
    remedy: "Link one in the Page's settings on Facebook, then ask Meta again.",
  },
  missing_task: {
    why: "Your role on this Page does not allow creating content",
    remedy: "Ask an admin of the Page for the task Content, then ask Meta again.",
  },
  no_page_token: {
    why: "Meta gave us no access to this Page",
    remedy: "Ask Meta again and tick this Page in its dialog.",
  },
};

/** "9 minutes left": never more than there really is. */
export function leftWords(until: Date, now: Date): string {
  const minutes = Math.floor((until.getTime() - now.getTime()) / 60_000);
  if (minutes < 1) return "less than a minute left";
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"} left`;
}

type Offer = Pick<SelectPageView, "accounts" | "reconnect">;

/** What is to be reconnected, or the only account, is chosen already; the person still confirms. */
export function firstChoice({ accounts, reconnect }: Offer): readonly string[] {
  const wanted = reconnect ? accounts.filter((account) => isReconnected(account, reconnect)) : accounts;
  const [only] = wanted;
  return wanted.length === 1 && only ? [only.pageId] : [];
}

export function isReconnected({ instagramId }: Account, reconnect: SelectPageView["reconnect"]): boolean {
  return instagramId === reconnect?.channelId;
}

/** Names the choice: "Connect @corner.bakery". */
export function submitLabel(chosen: readonly Account[], reconnect?: SelectPageView["reconnect"]): string {
  const [first] = chosen;
  if (!first) return "Connect";
  if (chosen.length > 1) return `Connect ${chosen.length} accounts`;
  return `${isReconnected(first, reconnect) ? "Reconnect" : "Connect"} @${first.username}`;
}

export function choiceBody(pageIds: readonly string[]): { pageId: string } | { pageIds: readonly string[] } {
  const [first] = pageIds;
  return pageIds.length === 1 && first !== undefined ? { pageId: first } : { pageIds };
}

export function connectedAddress(answer: unknown, chosen: readonly Account[]): string {
  const saved = isRecord(answer) && Array.isArray(answer.channels) ? answer.channels.flatMap(usernameOf) : [];
  const usernames = saved.length > 0 ? saved : chosen.map(({ username }) => username);
  const query = new URLSearchParams(usernames.map((username) => ["connected", username]));
  return `/crm/social/connections?${query}`;
}

function usernameOf(channel: unknown): string[] {
  return isRecord(channel) && typeof channel.username === "string" ? [channel.username] : [];
}
