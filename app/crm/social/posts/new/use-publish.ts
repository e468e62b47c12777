"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useRef, useState } from "react";
import { type Failure, isRecord, NO_ANSWER, postJson } from "@/app/_ui/call-api";
import { bodyOf, type Draft, type Submission, submissionFor } from "@/app/crm/social/posts/new/draft";
import { forgetDraft, saveDraft } from "@/app/crm/social/posts/new/draft-storage";

/** Sends the draft once, however often it is asked to, and goes to the post's own page. */
export function usePublish(submission: RefObject<Submission | null>) {
  const router = useRouter();
  const isSending = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const publish = async (draft: Draft) => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    setFailure(null);
    const body = bodyOf(draft);
    const current = submissionFor(submission.current, JSON.stringify(body), () => crypto.randomUUID());
    submission.current = current;
    saveDraft({ draft, submission: current });
    const answer = await postJson("/api/social/posts", body, { "Idempotency-Key": current.key });
    const id = answer.ok ? postId(answer.body) : null;
    if (id !== null) {
      forgetDraft();
      return router.push(`/crm/social/posts/${id}`);
    }
    isSending.current = false;
    setBusy(false);
    setFailure(answer.ok ? NO_ANSWER : answer.failure);
  };

  return { publish, busy, failure, clearFailure: () => setFailure(null) };
}

function postId(body: unknown): string | null {
  const post = isRecord(body) && isRecord(body.post) ? body.post : {};
  return typeof post.id === "string" ? post.id : null;
}
