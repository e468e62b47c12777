import Link from "next/link";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import { CleanAddress } from "@/app/crm/social/clean-address";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import {
  connectedSentence,
  failureIn,
  justConnected,
  type SearchParams,
} from "@/app/crm/social/connections/redirect-notice";

interface ArrivalNoticeProps {
  readonly searchParams: SearchParams;
  readonly connections: readonly ConnectionView[];
  readonly configured: boolean;
}

/** How the trip to Meta ended, for whoever comes back from it. */
export function ArrivalNotice({ searchParams, connections, configured }: ArrivalNoticeProps) {
  // What is not configured the page says anyway.
  const failure = !configured && searchParams.error === "not_configured" ? null : failureIn(searchParams);
  const usernames = justConnected(
    searchParams,
    connections.map(({ username }) => username),
  );
  return (
    <>
      {(searchParams.error || searchParams.connected) && <CleanAddress />}
      {failure && (
        <Notice
          role="alert"
          tone="danger"
          title={failure.title}
          action={failure.offersConnect && <ConnectLink tone="secondary" label="Connect again" again />}
        >
          {failure.help}
        </Notice>
      )}
      {usernames.length > 0 && (
        <Notice
          role="status"
          tone="success"
          title={connectedSentence(usernames)}
          action={
            <Link href="/crm/social/posts/new" className={buttonClass()}>
              Write a post
            </Link>
          }
        />
      )}
    </>
  );
}
