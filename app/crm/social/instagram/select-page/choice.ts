import { isRecord } from "@/app/_ui/call-api";
import type { SelectPageView } from "@/app/api/_schemas/connection";

export type Account = SelectPageView["accounts"][number];
export type UnavailablePage = SelectPageView["unavailable"][number];

export const UNAVAILABLE_REASONS: Record<UnavailablePage["reason"], string> = {
  no_instagram_account: "No professional Instagram account is linked to this Page",
  missing_task: "Your role on this Page does not allow creating content",
  no_page_token: "Meta gave us no access to this Page",
};

/** One account only is chosen already; the person still confirms. */
export function firstChoice(accounts: readonly Account[]): readonly string[] {
  const [only] = accounts;
  return accounts.length === 1 && only ? [only.pageId] : [];
}

/** Names the choice: "Connect @corner.bakery". */
export function submitLabel(chosen: readonly Account[]): string {
  const [first] = chosen;
  if (!first) return "Connect";
  return chosen.length === 1 ? `Connect @${first.username}` : `Connect ${chosen.length} accounts`;
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
