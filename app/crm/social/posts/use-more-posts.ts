"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { callApi, NO_ANSWER } from "@/app/_ui/call-api";
import { type HistoryFilter, historyApiAddress } from "@/app/crm/social/posts/history-filter";
import { appended, moreWords } from "@/app/crm/social/posts/history-list";
import { type PostPage, parsePostPage } from "@/app/crm/social/posts/parse-post";

const OFFLINE_WORDS = "Older posts come when you are online again.";

/** The list as it grows; what is shown stays when a page fails. */
export function useMorePosts(first: PostPage, filter: HistoryFilter, onSaid: (words: string) => void) {
  const [page, setPage] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isLoading = useRef(false);

  const load = useCallback(async () => {
    if (isLoading.current || page.nextCursor === null) return;
    isLoading.current = true;
    setBusy(true);
    const answer = await callApi(historyApiAddress(filter, page.nextCursor));
    isLoading.current = false;
    setBusy(false);
    const next = answer.ok ? parsePostPage(answer.body) : null;
    if (next === null) {
      const { sentence } = answer.ok ? NO_ANSWER : answer.failure;
      setFailure(navigator.onLine ? sentence : OFFLINE_WORDS);
      // That there is no network is said elsewhere.
      return onSaid(navigator.onLine ? sentence : "");
    }
    setFailure(null);
    setPage((before) => appended(before, next));
    onSaid(moreWords(page, appended(page, next)));
  }, [filter, page, onSaid]);

  useEffect(() => {
    if (failure === null) return;
    const again = () => void load();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [failure, load]);

  return { page, setPage, busy, failure, load };
}
