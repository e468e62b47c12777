import { TimerOff } from "lucide-react";
import { Empty } from "@/app/_ui/empty";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";

export function TooLong() {
  return (
    <div role="alert">
      <Empty
        icon={<TimerOff aria-hidden className="size-6" />}
        title="This took too long"
        action={<ConnectLink />}
      >
        Start again. For your safety a choice stays open for ten minutes and can be made once.
      </Empty>
    </div>
  );
}
