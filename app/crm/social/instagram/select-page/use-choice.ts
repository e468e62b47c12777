"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { postJson } from "@/app/_ui/call-api";
import type { SelectPageView } from "@/app/api/_schemas/connection";
import {
  type Account,
  choiceBody,
  connectedAddress,
  firstChoice,
} from "@/app/crm/social/instagram/select-page/choice";

/** What is ticked, and connecting it; on the way back there is no choice left that was made. */
export function useChoice(offer: Pick<SelectPageView, "accounts" | "reconnect">) {
  const { accounts } = offer;
  const router = useRouter();
  const [pageIds, setPageIds] = useState(() => firstChoice(offer));
  const [busy, setBusy] = useState(false);
  const [isUnchosen, setIsUnchosen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isGone, setIsGone] = useState(false);
  const chosen = accounts.filter(({ pageId }) => pageIds.includes(pageId));

  const toggle = ({ pageId }: Account) => {
    setIsUnchosen(false);
    setPageIds((before) =>
      before.includes(pageId) ? before.filter((id) => id !== pageId) : [...before, pageId],
    );
  };

  const connect = async () => {
    if (busy) return;
    if (chosen.length === 0) return setIsUnchosen(true);
    setBusy(true);
    setRefusal(null);
    const answer = await postJson("/api/auth/instagram/select-page", choiceBody(pageIds));
    if (answer.ok) return router.replace(connectedAddress(answer.body, chosen));
    setBusy(false);
    if (answer.failure.code === "connection_expired") setIsGone(true);
    else setRefusal(answer.failure.sentence);
  };

  return { chosen, toggle, connect, busy, isUnchosen, refusal, isGone };
}
