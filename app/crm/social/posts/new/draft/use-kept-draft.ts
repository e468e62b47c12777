"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import type { PostView } from "@/app/api/_schemas/post";
import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { isEmptyDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { contentToSend } from "@/app/crm/social/posts/new/draft/draft-content";
import { draftFromPost } from "@/app/crm/social/posts/new/draft/draft-from-post";
import { DraftKeeper, type KeptDraft, keptOf } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { draftServer } from "@/app/crm/social/posts/new/draft/draft-server";
import { type SeenCopy, SeenDraft } from "@/app/crm/social/posts/new/draft/seen-draft";

interface KeptDraftOptions {
  readonly actorId: string;
  readonly initial: PostView | null;
  readonly draft: ComposerDraft;
}

interface Kept {
  readonly keeper: DraftKeeper;
  /** What this tab has seen of the draft beyond what the page was sent. */
  readonly seen: SeenCopy | null;
}

/** Keeps the draft on the server while it is written; renders again whenever what is known about that changes. */
export function useKeptDraft({ actorId, initial, draft }: KeptDraftOptions): Kept {
  const [, tell] = useReducer((count: number) => count + 1, 0);
  const latest = useRef(draft);
  const [kept] = useState<Kept>(() => {
    const tab = new SeenDraft(actorId);
    const seen = initial && tab.newerThan(initial, Date.now());
    const onSeen = (now: KeptDraft) => tab.keep(now, latest.current, Date.now());
    return { seen, keeper: newKeeper(initial, { seen, onSeen, onChange: tell }) };
  });
  const { keeper } = kept;
  useEffect(() => {
    latest.current = draft;
  });

  useEffect(() => {
    if (draft.channelId !== "" && (keeper.kept !== null || !isEmptyDraft(draft)))
      keeper.write(contentToSend(draft));
  }, [keeper, draft]);

  const id = keeper.kept?.id;
  useEffect(() => {
    if (id !== undefined) showInAddress(id);
  }, [id]);

  useEffect(() => {
    const watching = new AbortController();
    const { signal } = watching;
    const onVisibility = () => {
      if (document.hidden) void saveDraft(keeper);
      else void keeper.lookAgain().then(() => saveDraft(keeper));
    };
    document.addEventListener("visibilitychange", onVisibility, { signal });
    window.addEventListener("online", () => void saveDraft(keeper), { signal });
    return () => {
      watching.abort();
      keeper.stop();
      // Leaving for another page of the app: the tab lives on, and so does the request.
      void saveDraft(keeper);
    };
  }, [keeper]);

  return kept;
}

/** A scheduled post is only changed when a person says so. */
export async function saveDraft(keeper: DraftKeeper): Promise<void> {
  if (keeper.kept?.status !== "scheduled") await keeper.save();
}

interface Listeners {
  readonly seen: SeenCopy | null;
  readonly onSeen: (kept: KeptDraft) => void;
  readonly onChange: () => void;
}

function newKeeper(initial: PostView | null, { seen, onSeen, onChange }: Listeners): DraftKeeper {
  const contentOf = (post: PostView) => contentToSend(draftFromPost(post, "UTC", () => post.id));
  return new DraftKeeper({
    server: draftServer,
    kept: initial && keptOf(initial),
    savedContent: initial && contentOf(initial),
    contentOf,
    seenRevision: seen?.revision ?? null,
    onSeen,
    newKey: () => crypto.randomUUID(),
    now: Date.now,
    onChange,
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
}

/** So that a reload, a bookmark or the browser's own restoring comes back to this draft. */
function showInAddress(id: string): void {
  const address = new URL(window.location.href);
  if (address.searchParams.get("post") === id) return;
  address.searchParams.set("post", id);
  window.history.replaceState(null, "", address);
}
