import type { ReactNode } from "react";
import { OfflineNotice } from "@/app/_ui/offline-notice";
import { SessionNotice } from "@/app/_ui/session-notice";
import { AccountsBanner } from "@/app/crm/social/accounts-banner";
import { bannerFor } from "@/app/crm/social/accounts-banner-words";
import { PlatformNotice } from "@/app/crm/social/platform-notice";
import { readNotices } from "@/app/crm/social/read-notices";

/** The room of what concerns every page: there from the start, so that one line appears in it without a shift. */
export function NoticesSpace({ children }: { children: ReactNode }) {
  return <div className="min-h-8 py-2 sm:min-h-13">{children}</div>;
}

export async function PageNotices() {
  const { status, connections } = await readNotices();
  const words = bannerFor(connections);
  return (
    <>
      <SessionNotice />
      <OfflineNotice />
      <PlatformNotice initial={status} />
      {words !== null && <AccountsBanner words={words} />}
    </>
  );
}
