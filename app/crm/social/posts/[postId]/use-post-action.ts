"use client";

import { useState } from "react";
import { callApi, type Failure, NO_ANSWER, postJson } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import type { PostAction } from "@/app/crm/social/posts/[postId]/action-words";
import { parsePost } from "@/app/crm/social/posts/[postId]/parse-post";

/** `said` is what to announce; null where somebody or something else was faster. */
export type OnActed = (post: PostView, said: string | null) => void;

/** Does one thing to the post at a time, and tells how the post stands afterwards. */
export function usePostAction(shown: PostView, onActed: OnActed) {
  const [running, setRunning] = useState<PostAction | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const address = `/api/social/posts/${shown.id}`;

  const act = async (action: PostAction) => {
    if (running !== null) return;
    setRunning(action);
    setFailure(null);
    const answer = await postJson(`${address}/${action.name}`, action.body);
    const post = answer.ok ? parsePost(answer.body) : null;
    const refusal = answer.ok ? (post === null ? NO_ANSWER : null) : answer.failure;
    // Refused because the post had moved on before the button was pressed: what it became is the answer.
    const now = refusal?.code === "conflict" ? await read(address) : null;
    const moved = now !== null && now.status !== shown.status ? now : null;
    setRunning(null);
    setFailure(moved === null ? refusal : null);
    if (post !== null) onActed(post, action.done);
    else if (moved !== null) onActed(moved, null);
  };

  return { running, failure, act };
}

async function read(address: string): Promise<PostView | null> {
  const answer = await callApi(address);
  return answer.ok ? parsePost(answer.body) : null;
}
