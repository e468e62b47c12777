"use client";

import { useMemo, useState } from "react";
import type { MediaView } from "@/app/api/_schemas/media";
import type { PostView } from "@/app/api/_schemas/post";
import type { ComposerDraft, DraftTexts } from "@/app/crm/social/posts/new/draft/composer-draft";
import { type Accounts, useDraftTexts } from "@/app/crm/social/posts/new/draft/use-draft-texts";
import { useKeptDraft } from "@/app/crm/social/posts/new/draft/use-kept-draft";
import { useLocalCopy } from "@/app/crm/social/posts/new/draft/use-local-copy";
import { itemsFromPost, knownUpload } from "@/app/crm/social/posts/new/media/draft-media";
import { useMediaItems } from "@/app/crm/social/posts/new/media/use-media-items";
import { useProblems } from "@/app/crm/social/posts/new/use-problems";
import { useSubmit } from "@/app/crm/social/posts/new/use-submit";

export interface ComposerOptions {
  readonly actorId: string;
  /** The draft or scheduled post that is edited; null for a new one. */
  readonly initial: PostView | null;
  /** What is known of its media. */
  readonly uploads: readonly MediaView[];
  readonly accounts: Accounts;
}

/** The state of the composer: what was written, where it is kept, what is wrong with it, and sending it. */
export function useComposer({ actorId, initial, uploads, accounts }: ComposerOptions) {
  const { texts, write, fill } = useDraftTexts(initial, accounts);
  const [firstItems] = useState(() => storedItems(initial, uploads));
  const { items, restore, ...media } = useMediaItems(firstItems, texts.isStory ? "story" : "feed");
  const draft = useMemo<ComposerDraft>(() => ({ ...texts, items }), [texts, items]);
  const keeper = useKeptDraft(initial, draft);
  const backstop = useLocalCopy({
    actorId,
    initial,
    draft,
    keeper,
    restore: ({ items: stored, ...storedTexts }) => {
      fill(storedTexts);
      restore(stored);
    },
  });
  const submission = useSubmit({ draft, initial, keeper, onSent: backstop.forget });
  const problems = useProblems({ draft, keeper, ...submission });

  return {
    draft,
    keeper,
    backstop,
    media,
    problems,
    isBusy: submission.isBusy,
    failure: submission.failure,
    write: (change: Partial<DraftTexts>) => {
      submission.clearFailure();
      write(change);
    },
    submit: async () => {
      submission.tried();
      if (problems.own.length > 0) problems.focus();
      else await submission.submit();
    },
  };
}

/** Its keys are the same on the server and in the browser. */
function storedItems(initial: PostView | null, uploads: readonly MediaView[]) {
  let count = 0;
  return itemsFromPost(initial?.media ?? [], () => `stored-${count++}`, uploads.map(knownUpload));
}
