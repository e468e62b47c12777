"use client";

import { useEffect, useRef } from "react";
import type { Draft, Submission } from "@/app/crm/social/posts/new/draft";
import { loadDraft, saveDraft } from "@/app/crm/social/posts/new/draft-storage";

/** Keeps the text of this tab through a reload. */
export function useBackstop(draft: Draft, restore: (draft: Draft) => void) {
  const submission = useRef<Submission | null>(null);
  const isRestored = useRef(false);
  const applyStored = useRef(restore);

  useEffect(() => {
    const stored = loadDraft();
    if (stored) {
      submission.current = stored.submission;
      applyStored.current(stored.draft);
    }
  }, []);

  useEffect(() => {
    // The first run still sees the empty form that the stored draft is about to fill.
    if (isRestored.current) saveDraft({ draft, submission: submission.current });
    isRestored.current = true;
  }, [draft]);

  return submission;
}
