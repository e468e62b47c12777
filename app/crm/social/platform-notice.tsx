"use client";

import { CloudAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { NoticeLine } from "@/app/_ui/notice-line";
import type { PlatformStatusView } from "@/app/api/_schemas/platform-status";
import { LocalTime } from "@/app/crm/social/local-time";
import { watchPlatform } from "@/app/crm/social/watch-platform";

const WORKING: PlatformStatusView = { instagram: "ok", since: null };

/** Says that Meta itself fails, so that nobody looks for the fault in an account; goes away by itself. */
export function PlatformNotice({ initial }: { readonly initial: PlatformStatusView | null }) {
  const [status, setStatus] = useState(initial ?? WORKING);
  useEffect(() => watchPlatform(setStatus), []);
  const { instagram, since } = status;
  return (
    <div role="status">
      {instagram === "trouble" && since !== null && (
        <NoticeLine tone="warning" icon={CloudAlert}>
          Meta has been having trouble since <LocalTime value={since} />. Posts wait and go out by themselves
          once it works again.
        </NoticeLine>
      )}
    </div>
  );
}
