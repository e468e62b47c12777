import type { ConnectionView } from "@/app/api/_schemas/connection";
import { HEALTH_WORDS } from "@/app/crm/social/connections/health-words";
import { optionalGaps } from "@/app/crm/social/connections/permission-words";
import { startAddress } from "@/app/crm/social/connections/start-address";

/** What rests for want of a permission, and the way to it where no bigger button leads there already. */
export function PermissionGaps({ connection }: { readonly connection: ConnectionView }) {
  const { channelId, username, health, missingScopes } = connection;
  const gaps = optionalGaps(missingScopes);
  if (gaps === null) return null;
  if (!HEALTH_WORDS[health].canPost) return <p className="wrap-anywhere">{gaps}</p>;
  return (
    <p className="wrap-anywhere">
      {gaps}.{" "}
      <a
        href={startAddress({ reconnect: channelId })}
        aria-label={`Reconnect to allow it for @${username}`}
        className="inline-flex min-h-6 items-center underline underline-offset-2 hover:text-ink"
      >
        Reconnect to allow it
      </a>
    </p>
  );
}
