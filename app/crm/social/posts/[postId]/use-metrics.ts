"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { callApi, type Failure, NO_ANSWER } from "@/app/_ui/call-api";
import type { MetricsView } from "@/app/api/_schemas/post";
import { refreshedWords } from "@/app/crm/social/posts/[postId]/metrics-words";
import { parseMetrics } from "@/app/crm/social/posts/parse-post";

export interface MetricsState {
  readonly view: MetricsView | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
  /** What is to be said aloud about the last refresh. */
  readonly said: string;
}

const NOTHING_READ: MetricsState = { view: null, failure: null, busy: true, said: "" };

/** What is known of a published post; read once on arrival, when the network is back, and on demand. */
export function useMetrics(postId: string) {
  const [state, setState] = useState(NOTHING_READ);
  const isReading = useRef(false);

  const read = useCallback(async () => {
    if (isReading.current) return null;
    isReading.current = true;
    setState((before) => ({ ...before, busy: true, said: "" }));
    const answer = await callApi(`/api/social/posts/${postId}/metrics`);
    isReading.current = false;
    const view = answer.ok ? parseMetrics(answer.body) : null;
    const failure = answer.ok ? (view === null ? NO_ANSWER : null) : answer.failure;
    setState((before) => ({ ...before, view: view ?? before.view, failure, busy: false }));
    return view;
  }, [postId]);

  const refresh = async () => {
    const before = state.view;
    const view = await read();
    if (view !== null) setState((now) => ({ ...now, said: refreshedWords(before, view) }));
  };

  useEffect(() => {
    void read();
  }, [read]);

  const isCutOff = state.failure?.code === "no_answer";
  useEffect(() => {
    if (!isCutOff) return;
    const again = () => void read();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [isCutOff, read]);

  return { ...state, refresh };
}
