"use client";

import { useCallback, useEffect, useState } from "react";
import { callApi, type Failure, NO_ANSWER } from "@/app/_ui/call-api";
import type { MetricsView } from "@/app/api/_schemas/post";
import { parseMetrics } from "@/app/crm/social/posts/[postId]/parse-post";

export interface MetricsState {
  readonly view: MetricsView | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
}

/** What is known of a published post; read once on arrival and again on demand. */
export function useMetrics(postId: string) {
  const [state, setState] = useState<MetricsState>({ view: null, failure: null, busy: true });

  const read = useCallback(async () => {
    setState((before) => ({ ...before, busy: true }));
    const answer = await callApi(`/api/social/posts/${postId}/metrics`);
    const view = answer.ok ? parseMetrics(answer.body) : null;
    const failure = answer.ok ? (view === null ? NO_ANSWER : null) : answer.failure;
    setState((before) => ({ view: view ?? before.view, failure, busy: false }));
  }, [postId]);

  useEffect(() => {
    void read();
  }, [read]);

  return { ...state, read };
}
