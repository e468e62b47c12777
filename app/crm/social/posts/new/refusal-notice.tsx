import type { Failure } from "@/app/_ui/call-api";
import { Notice } from "@/app/_ui/notice";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";

interface RefusalNoticeProps {
  readonly failure: Failure | null;
  readonly channelId: string;
}

/** Why the server did not take the post; the problems it names are in the list. */
export function RefusalNotice({ failure, channelId }: RefusalNoticeProps) {
  const canReconnect = failure?.code === "reconnect_required" || failure?.code === "missing_permission";
  return (
    <div role="alert">
      {failure && (
        <Notice
          tone="danger"
          title={failure.sentence}
          action={canReconnect && <ConnectLink tone="secondary" label="Reconnect" reconnect={channelId} />}
        >
          Your post is kept here.
        </Notice>
      )}
    </div>
  );
}
