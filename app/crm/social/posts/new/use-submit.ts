"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Failure } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import type { ComposerDraft } from "@/app/crm/social/posts/new/draft/composer-draft";
import { contentToSend, type DraftContent } from "@/app/crm/social/posts/new/draft/draft-content";
import type { DraftKeeper, PublishOutcome } from "@/app/crm/social/posts/new/draft/draft-keeper";
import { intentOf } from "@/app/crm/social/posts/new/submit-intent";
import { postAddress } from "@/app/crm/social/posts/post-addresses";

interface SubmitOptions {
  readonly draft: ComposerDraft;
  readonly initial: PostView | null;
  readonly keeper: DraftKeeper;
  readonly onSent: () => void;
}

/**
 * Does what the main button says, once, and goes to the post's own page, in the place of this one: on the way back
 * there is no form left of what has gone out.
 */
export function useSubmit({ draft, initial, keeper, onSent }: SubmitOptions) {
  const router = useRouter();
  const isSending = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [hasTried, setHasTried] = useState(false);

  const send = async (content: DraftContent): Promise<PublishOutcome> =>
    intentOf(keeper.kept?.status ?? null, draft.timing) === "save_changes"
      ? await keeper.saveChanges(content)
      : await keeper.publish(content);

  const submit = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setIsBusy(true);
    setFailure(null);
    const outcome = await send(stillScheduled(contentToSend(draft), initial));
    if (outcome.ok) {
      onSent();
      return router.replace(postAddress(outcome.postId));
    }
    isSending.current = false;
    setIsBusy(false);
    setFailure(outcome.failure);
  };

  return {
    submit,
    isBusy,
    failure,
    hasTried,
    tried: () => setHasTried(true),
    clearFailure: () => setFailure(null),
  };
}

/** A scheduled post has its time until it has gone out: "now" is what sending it out means. */
function stillScheduled(content: DraftContent, initial: PostView | null): DraftContent {
  return initial?.status === "scheduled" && content.scheduledAt === null
    ? { ...content, scheduledAt: initial.scheduledAt }
    : content;
}
