import type { Failure } from "@/app/_ui/call-api";
import { Notice } from "@/app/_ui/notice";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";

interface RefusalNoticeProps {
  readonly failure: Failure | null;
  readonly channelId: string;
}

/** Why the server did not take the post; the problems it names are in the list. */
export function RefusalNotice({ failure, channelId }: RefusalNoticeProps) {
  return (
    <div role="alert">
      {failure && (
        <Notice
          tone="danger"
          title={failure.sentence}
          action={
            needsReconnect(failure) && (
              <ConnectLink tone="secondary" label="Reconnect" reconnect={channelId} />
            )
          }
        >
          Your post is kept here.
        </Notice>
      )}
    </div>
  );
}
