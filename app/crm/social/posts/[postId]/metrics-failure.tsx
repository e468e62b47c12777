import type { Failure } from "@/app/_ui/call-api";
import { Notice } from "@/app/_ui/notice";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";

interface MetricsFailureProps {
  readonly failure: Failure | null;
  readonly channelId: string;
}

export function MetricsFailure({ failure, channelId }: MetricsFailureProps) {
  return (
    <div role="alert" className="empty:hidden">
      {failure && (
        <Notice
          tone="warning"
          title={failure.sentence}
          action={
            needsReconnect(failure) && (
              <ConnectLink tone="secondary" label="Reconnect" reconnect={channelId} />
            )
          }
        />
      )}
    </div>
  );
}
