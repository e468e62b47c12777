"use client";

import { useEffect, useRef, useState } from "react";
import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { mergedText } from "@/app/crm/social/posts/new/draft/merged-text";
import type { SeenCopy } from "@/app/crm/social/posts/new/draft/seen-draft";

interface CaughtUpOptions {
  readonly seen: SeenCopy | null;
  /** The caption of the page as it was sent. */
  readonly caption: string;
  readonly draft: ComposerDraft;
  readonly restore: (draft: ComposerDraft) => void;
}

/** Shows what this tab has seen beyond what the page was sent, with what was typed meanwhile made in it too. */
export function useCaughtUp({ seen, ...form }: CaughtUpOptions): void {
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  // One render later: only then does the form hold the words typed before this page's script arrived.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (!isReady || seen === null) return;
    const { caption, draft, restore } = latest.current;
    restore({ ...seen.draft, caption: mergedText(caption, draft.caption, seen.draft.caption) });
  }, [isReady, seen]);
}
