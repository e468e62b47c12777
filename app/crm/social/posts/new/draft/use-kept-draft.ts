"use client";

import { useEffect, useReducer, useState } from "react";
import type { PostView } from "@/app/api/_schemas/post";
import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { isEmptyDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { contentToSend } from "@/app/crm/social/posts/new/draft/draft-content";
import { draftFromPost } from "@/app/crm/social/posts/new/draft/draft-from-post";
import { DraftKeeper, keptOf } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { draftServer } from "@/app/crm/social/posts/new/draft/draft-server";

/** Keeps the draft on the server while it is written; renders again whenever what is known about that changes. */
export function useKeptDraft(initial: PostView | null, draft: ComposerDraft): DraftKeeper {
  const [, tell] = useReducer((count: number) => count + 1, 0);
  const [keeper] = useState(() => newKeeper(initial, tell));

  useEffect(() => {
    if (draft.channelId !== "" && (keeper.kept !== null || !isEmptyDraft(draft)))
      keeper.write(contentToSend(draft));
  }, [keeper, draft]);

  const id = keeper.kept?.id;
  useEffect(() => {
    // What was sent is on its way to its own page: another address now would call that off.
    if (id !== undefined && keeper.state.phase !== "sent") showInAddress(id);
  }, [keeper, id]);

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

  return keeper;
}

/** A scheduled post is only changed when a person says so. */
export async function saveDraft(keeper: DraftKeeper): Promise<void> {
  if (keeper.kept?.status !== "scheduled") await keeper.save();
}

function newKeeper(initial: PostView | null, onChange: () => void): DraftKeeper {
  const contentOf = (post: PostView) => contentToSend(draftFromPost(post, "UTC", () => post.id));
  return new DraftKeeper({
    server: draftServer,
    kept: initial && keptOf(initial),
    savedContent: initial && contentOf(initial),
    contentOf,
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
