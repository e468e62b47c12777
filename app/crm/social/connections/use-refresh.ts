"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { postJson } from "@/app/_ui/call-api";

export interface RefreshOutcome {
  readonly sentence: string;
  readonly needsReconnect: boolean;
}

/** Renews the access of one account, then reads the list again. */
export function useRefresh(channelId: string) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<RefreshOutcome | null>(null);

  const refresh = async () => {
    setBusy(true);
    setOutcome(null);
    const answer = await postJson("/api/auth/instagram/refresh", { channelId });
    setBusy(false);
    setOutcome(
      answer.ok
        ? { sentence: "Refreshed just now: Instagram accepts the access", needsReconnect: false }
        : {
            sentence: answer.failure.sentence,
            needsReconnect: ["reconnect_required", "missing_permission"].includes(answer.failure.code),
          },
    );
    // Without a connection this would load the page anew, and the browser has only its own error to show.
    if (answer.ok || answer.failure.code !== "no_answer") router.refresh();
  };

  return { busy, outcome, refresh };
}
