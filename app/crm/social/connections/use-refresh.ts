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
        ? { sentence: "Refreshed. The access was checked with Instagram", needsReconnect: false }
        : {
            sentence: answer.failure.sentence,
            needsReconnect: ["reconnect_required", "missing_permission"].includes(answer.failure.code),
          },
    );
    router.refresh();
  };

  return { busy, outcome, refresh };
}
