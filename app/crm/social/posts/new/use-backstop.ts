"use client";

import { useEffect, useRef } from "react";
import { type Draft, FIELD_IDS, type Submission } from "@/app/crm/social/posts/new/draft";
import { loadDraft, saveDraft } from "@/app/crm/social/posts/new/draft-storage";

/** What was written before this page's script arrived: newer than anything that was kept. */
function typedEarly(): string {
  const field = document.getElementById(FIELD_IDS.caption);
  return field instanceof HTMLTextAreaElement ? field.value : "";
}

/** Keeps the text of this tab through a reload. */
export function useBackstop(draft: Draft, restore: (draft: Draft) => void) {
  const submission = useRef<Submission | null>(null);
  const isRestored = useRef(false);
  const applyStored = useRef(restore);
  const firstDraft = useRef(draft);

  useEffect(() => {
    const stored = loadDraft();
    const typed = typedEarly();
    if (stored && typed === "") {
      submission.current = stored.submission;
      applyStored.current(stored.draft);
    } else if (typed !== "") {
      applyStored.current({ ...firstDraft.current, caption: typed });
    }
  }, []);

  useEffect(() => {
    // The first run still sees the empty form that the stored draft is about to fill.
    if (isRestored.current) saveDraft({ draft, submission: submission.current });
    isRestored.current = true;
  }, [draft]);

  return submission;
}
