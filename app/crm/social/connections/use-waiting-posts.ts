"use client";

import { useEffect, useState } from "react";
import { callApi } from "@/app/_ui/call-api";
import type { WaitingPostsView } from "@/app/api/_schemas/connection";
import { parseWaitingPosts } from "@/app/crm/social/connections/disconnect-words";

export interface Count {
  readonly isBusy: boolean;
  /** Null while counting, and where it could not be counted. */
  readonly posts: WaitingPostsView | null;
}

/** Counts an account's posts while `wanted`, anew each time it becomes so. */
export function useWaitingPosts(channelId: string, wanted: boolean): Count {
  const [count, setCount] = useState<Count>(COUNTING);
  useEffect(() => {
    if (!wanted) return;
    const asking = new AbortController();
    setCount(COUNTING);
    const path = `/api/social/connections/${encodeURIComponent(channelId)}/waiting-posts`;
    void callApi(path, { signal: asking.signal }).then((answer) => {
      if (asking.signal.aborted) return;
      setCount({ isBusy: false, posts: answer.ok ? parseWaitingPosts(answer.body) : null });
    });
    return () => asking.abort();
  }, [channelId, wanted]);
  return count;
}

const COUNTING: Count = { isBusy: true, posts: null };
