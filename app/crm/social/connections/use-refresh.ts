"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type Failure, postJson } from "@/app/_ui/call-api";

/** Null: it succeeded; the connection itself says how it is. */
export interface RefreshOutcome {
  readonly failure: Failure | null;
}

/** Renews the access of one account, then reads the list again. */
export function useRefresh(channelId: string) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [reading, startReading] = useTransition();
  const [outcome, setOutcome] = useState<RefreshOutcome | null>(null);

  const refresh = async () => {
    setAsking(true);
    setOutcome(null);
    const answer = await postJson("/api/auth/instagram/refresh", { channelId });
    setAsking(false);
    const told = { failure: answer.ok ? null : answer.failure };
    // Without a connection a refresh would load the page anew, and the browser has only its own error to show.
    if (told.failure?.code === "no_answer") return setOutcome(told);
    // Shown together, so that the result never stands beside what was true before.
    startReading(() => {
      router.refresh();
      setOutcome(told);
    });
  };

  return { busy: asking || reading, outcome, refresh };
}
