import type { SelectPageView } from "@/app/api/_schemas/connection";
import type { ListConnectableAccountsResponse } from "@/core/application/usecases/social/instagram/list-connectable-accounts";

/** What the picker may know: ids, names, avatars and reasons. */
export function presentSelectPage({
  accounts,
  unavailable,
  reconnect,
  expiresAt,
}: ListConnectableAccountsResponse): SelectPageView {
  return {
    accounts: accounts.map(({ pageId, pageName, instagramId, username, avatarUrl, connected }) => ({
      pageId,
      pageName,
      instagramId,
      username,
      avatarUrl,
      connected,
    })),
    unavailable: unavailable.map(({ pageId, pageName, reason }) => ({ pageId, pageName, reason })),
    ...(reconnect ? { reconnect } : {}),
    expiresAt: expiresAt.toISOString(),
  };
}
