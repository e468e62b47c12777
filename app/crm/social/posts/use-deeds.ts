"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { PostView } from "@/app/api/_schemas/post";
import { needsReconnect } from "@/app/crm/social/connections/needs-reconnect";
import { DEED_DONE, type DeedName } from "@/app/crm/social/posts/action-words";
import { failureWords, movedWords } from "@/app/crm/social/posts/deed-words";
import { doDeed } from "@/app/crm/social/posts/do-deed";
import { editAddress } from "@/app/crm/social/posts/post-addresses";
import type { PostStatus } from "@/core/domain/marketing/post";

export interface DeedListener {
  readonly onPost: (post: PostView) => void;
  readonly onGone: () => void;
  /** What is to be said aloud. */
  readonly onSaid: (words: string) => void;
}

/** Why the post is not as the person left it, or why nothing was done. */
export interface DeedNote {
  readonly words: string;
  readonly isFailure: boolean;
  readonly needsReconnect: boolean;
  /** Once the post has moved on, the note is about the past. */
  readonly status: PostStatus;
}

/** Does one thing to a post at a time. */
export function useDeeds(post: PostView, { onPost, onGone, onSaid }: DeedListener) {
  const router = useRouter();
  const [running, setRunning] = useState<DeedName | null>(null);
  const [note, setNote] = useState<DeedNote | null>(null);

  const act = async (name: DeedName) => {
    if (running !== null) return;
    setRunning(name);
    setNote(null);
    // The same words said twice are heard twice only with silence between them.
    onSaid("");
    const result = await doDeed(name, post);
    // A copy is not shown here: its button stays busy until the page has changed.
    if (result.kind === "copied") return router.push(editAddress(result.post.id));
    setRunning(null);
    switch (result.kind) {
      case "changed":
        onSaid(DEED_DONE[name]);
        return onPost(result.post);
      case "deleted":
        onSaid(DEED_DONE.delete);
        return onGone();
      case "gone":
        onSaid("This post was deleted meanwhile");
        return onGone();
      case "moved": {
        const words = movedWords(result.post);
        setNote({ words, isFailure: false, needsReconnect: false, status: result.post.status });
        onSaid(words);
        return onPost(result.post);
      }
      case "refused": {
        const words = failureWords(result.failure, name);
        setNote({
          words,
          isFailure: true,
          needsReconnect: needsReconnect(result.failure),
          status: post.status,
        });
        return onSaid(words);
      }
    }
  };

  return { running, note: note?.status === post.status ? note : null, act };
}
