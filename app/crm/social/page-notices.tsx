import { OfflineNotice } from "@/app/_ui/offline-notice";
import { SessionNotice } from "@/app/_ui/session-notice";
import { AccountsBanner } from "@/app/crm/social/accounts-banner";
import { bannerFor } from "@/app/crm/social/accounts-banner-words";
import { currentAdmin, ifSoon, listConnections, platformStatus } from "@/app/crm/social/depends";
import { PlatformNotice } from "@/app/crm/social/platform-notice";

/**
 * What concerns every page. It belongs to the first bytes, so that it needs no JavaScript and nothing moves when it
 * arrives; what cannot be read soon is left out. The space is there anyway: one line appears in it without a shift.
 */
export async function PageNotices() {
  const admin = await currentAdmin();
  const [status, connections] =
    admin === null
      ? [null, null]
      : await Promise.all([ifSoon(platformStatus()), ifSoon(listConnections(admin))]);
  const words = bannerFor(connections ?? []);
  return (
    <div className="min-h-8 py-2 sm:min-h-13">
      <SessionNotice />
      <OfflineNotice />
      <PlatformNotice initial={status} />
      {words !== null && <AccountsBanner words={words} />}
    </div>
  );
}
