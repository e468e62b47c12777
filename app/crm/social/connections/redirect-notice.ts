import { ERROR_SENTENCES, type ErrorSentence } from "@/app/_copy/error-sentences";
import type { AppErrorCode } from "@/core/domain/errors";

/** The codes contract.md §4 lets a redirect carry, and whether connecting again is what helps. */
const REDIRECT_CODES: Partial<Record<AppErrorCode, { readonly offersConnect: boolean }>> = {
  access_denied: { offersConnect: true },
  missing_code: { offersConnect: true },
  invalid_state: { offersConnect: true },
  token_exchange_failed: { offersConnect: true },
  no_pages: { offersConnect: true },
  no_instagram_accounts: { offersConnect: true },
  missing_permission: { offersConnect: true },
  callback_failed: { offersConnect: true },
  platform_unavailable: { offersConnect: true },
  not_authenticated: { offersConnect: false },
  not_configured: { offersConnect: false },
  not_found: { offersConnect: false },
  rate_limited: { offersConnect: false },
};

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export interface FailureNotice extends ErrorSentence {
  readonly offersConnect: boolean;
}

/** What a failed trip to Meta left in the address; null for anything we did not write there. */
export function failureIn({ error, platform }: SearchParams): FailureNotice | null {
  if (typeof error !== "string" || platform !== "instagram") return null;
  const known = Object.entries(REDIRECT_CODES).find(([code]) => code === error);
  const sentence = Object.entries(ERROR_SENTENCES).find(([code]) => code === error);
  return known && sentence ? { ...sentence[1], ...known[1] } : null;
}

/** The accounts that were just connected: only names that really are, as anybody can write an address. */
export function justConnected({ connected }: SearchParams, usernames: readonly string[]): readonly string[] {
  const named = [connected ?? []].flat();
  return usernames.filter((username) => named.includes(username));
}

export function connectedSentence(usernames: readonly string[]): string {
  const names = new Intl.ListFormat("en").format(usernames.map((username) => `@${username}`));
  return `${names} ${usernames.length === 1 ? "is" : "are"} connected`;
}
