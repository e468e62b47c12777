"use client";

import { useEffect, useRef, useState } from "react";
import type { PostView } from "@/app/api/_schemas/post";
import { type ComposerDraft, isEmptyDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { contentToSend } from "@/app/crm/social/posts/new/draft/draft-content";
import type { DraftKeeper } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { LocalCopies, type LocalCopy } from "@/app/crm/social/posts/new/draft/local-copy";
import { mergedText } from "@/app/crm/social/posts/new/draft/merged-text";
import { holdOpen, isOpenElsewhere } from "@/app/crm/social/posts/new/draft/open-drafts";

interface LocalCopyOptions {
  readonly actorId: string;
  readonly initial: PostView | null;
  readonly draft: ComposerDraft;
  readonly keeper: DraftKeeper;
  readonly restore: (draft: ComposerDraft) => void;
}

interface Backstop {
  /** Whether the form shows what was only kept in this browser. */
  readonly isRestored: boolean;
  /** Another draft of which this browser has more than the server. */
  readonly unfinished: LocalCopy | null;
  readonly forget: () => void;
}

/** Writes every change into this browser until the server has it, and brings back what an earlier visit could not save. */
export function useLocalCopy({ actorId, initial, draft, keeper, restore }: LocalCopyOptions): Backstop {
  const [copies] = useState(() => new LocalCopies(actorId));
  const [found, setFound] = useState<{ readonly isRestored: boolean; readonly unfinished: LocalCopy | null }>(
    {
      isRestored: false,
      unfinished: null,
    },
  );
  const id = useRef<string | null>(null);
  const latest = useRef({ draft, restore });
  useEffect(() => {
    latest.current = { draft, restore };
  });

  const initialId = initial?.id ?? null;
  const seenRevision = initial?.revision ?? null;
  const seenCaption = initial?.caption ?? "";
  useEffect(() => {
    const open = new AbortController();
    void (async () => {
      const mine = await unsavedCopies(copies);
      if (open.signal.aborted) return;
      // A new form that was written in meanwhile leaves an older copy for another visit; so does what was saved.
      const isFree =
        seenRevision === null ? isEmptyDraft(latest.current.draft) : keeper.kept?.revision === seenRevision;
      const copy = (isFree && mine.find(({ postId }) => postId === initialId)) || null;
      const isRestored = copy !== null && bringBack(copy);
      id.current = copy?.id ?? crypto.randomUUID();
      holdOpen(id.current, open.signal);
      const unfinished = initialId === null ? mine.find(({ postId }) => postId !== null) : undefined;
      setFound({ isRestored, unfinished: unfinished ?? null });
    })();
    return () => open.abort();

    function bringBack(copy: LocalCopy): boolean {
      const content = contentToSend(copy.draft);
      if (keeper.has(content)) return false;
      if (copy.revision !== null) keeper.resumeAt(copy.revision, content, copy.unanswered);
      // Words typed before this page's script arrived, or before the copy was found, are kept as well.
      const caption = mergedText(seenCaption, latest.current.draft.caption, copy.draft.caption);
      latest.current.restore({ ...copy.draft, caption });
      return true;
    }
  }, [copies, initialId, seenRevision, seenCaption, keeper]);

  const postId = keeper.kept?.id ?? null;
  const revision = keeper.kept?.revision ?? null;
  const { unanswered } = keeper;
  const { phase } = keeper.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known changes with the phase and with what was found
  useEffect(() => {
    if (id.current === null) return;
    const isNothing = postId === null && isEmptyDraft(draft);
    const isOver = phase === "sent" || isNothing || keeper.has(contentToSend(draft));
    if (isOver) copies.forget(id.current);
    else copies.save({ id: id.current, postId, revision, draft, unanswered, savedAt: Date.now() });
  }, [copies, keeper, draft, postId, revision, unanswered, phase, found]);

  return {
    ...found,
    forget: () => {
      if (id.current !== null) copies.forget(id.current);
    },
  };
}

/** Those that no other tab is writing right now. */
async function unsavedCopies(copies: LocalCopies): Promise<LocalCopy[]> {
  const unsaved = copies.list(Date.now());
  const open = await Promise.all(unsaved.map(({ id }) => isOpenElsewhere(id)));
  return unsaved.filter((_, index) => !open[index]);
}
