import { Notice } from "@/app/_ui/notice";
import type { SelectPageView } from "@/app/api/_schemas/connection";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { isReconnected } from "@/app/crm/social/instagram/select-page/choice";

/** For whoever came to reconnect one account and finds only others. */
export function NotOffered({ choice: { accounts, reconnect } }: { readonly choice: SelectPageView }) {
  if (!reconnect || accounts.some((account) => isReconnected(account, reconnect))) return null;
  const { channelId, username } = reconnect;
  return (
    <Notice
      tone="warning"
      title={`Meta did not show us @${username}`}
      action={<ConnectLink label="Ask Meta again" name="Ask Meta again" reconnect={channelId} />}
    >
      Sign in to Facebook as somebody who manages its Page, and tick that Page in Meta's dialog. Connecting
      one of these instead leaves @{username} as it is.
    </Notice>
  );
}
