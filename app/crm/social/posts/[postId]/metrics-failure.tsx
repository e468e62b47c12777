import type { Failure } from "@/app/_ui/call-api";
import { Notice } from "@/app/_ui/notice";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";

interface MetricsFailureProps {
  readonly failure: Failure | null;
  readonly channelId: string;
}

export function MetricsFailure({ failure, channelId }: MetricsFailureProps) {
  const needsReconnect = failure?.code === "missing_permission" || failure?.code === "reconnect_required";
  return (
    <div role="alert" className="empty:hidden">
      {failure && (
        <Notice
          tone="warning"
          title={failure.sentence}
          action={needsReconnect && <ConnectLink tone="secondary" label="Reconnect" reconnect={channelId} />}
        />
      )}
    </div>
  );
}
