"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { callApi } from "@/app/_ui/call-api";
import { Notice } from "@/app/_ui/notice";
import { Time } from "@/app/_ui/time";
import type { UnreadableView } from "@/app/api/_schemas/post";
import { AskDialog } from "@/app/crm/social/posts/ask-dialog";
import {
  DELETE_UNREADABLE,
  unreadableSentence,
  unreadableTitle,
} from "@/app/crm/social/posts/unreadable-words";

interface UnreadablePostsProps {
  readonly posts: readonly UnreadableView[];
  readonly onGone: (id: string) => void;
  readonly onSaid: (words: string) => void;
}

/** Posts that are there and that nobody can read: how many, since when, and the way to be rid of them. */
export function UnreadablePosts({ posts, onGone, onSaid }: UnreadablePostsProps) {
  if (posts.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice tone="warning" title={unreadableTitle(posts.length)}>
        <p>{unreadableSentence(posts.length)}</p>
        <ul className="mt-2 space-y-2">
          {posts.map((post, index) => (
            <UnreadableRow key={post.id} post={post} place={index + 1} onGone={onGone} onSaid={onSaid} />
          ))}
        </ul>
      </Notice>
    </div>
  );
}

interface UnreadableRowProps extends Omit<UnreadablePostsProps, "posts"> {
  readonly post: UnreadableView;
  /** Which of them it is, for who hears the button alone. */
  readonly place: number;
}

function UnreadableRow({ post: { id, createdAt }, place, onGone, onSaid }: UnreadableRowProps) {
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const remove = async () => {
    setAsking(false);
    setBusy(true);
    const answer = await callApi(`/api/social/posts/${id}`, { method: "DELETE" });
    setBusy(false);
    if (!answer.ok && answer.failure.code !== "not_found") return setFailure(answer.failure.sentence);
    onSaid("Deleted");
    onGone(id);
  };

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        Written <Time value={createdAt} />
      </span>
      <Button
        tone="quiet"
        busy={busy}
        onClick={() => setAsking(true)}
        aria-label={`Delete: post ${place} that cannot be read`}
      >
        Delete
      </Button>
      {failure !== null && <span role="alert">{failure}</span>}
      <AskDialog
        question={DELETE_UNREADABLE}
        open={isAsking}
        label="Delete"
        isDanger
        onNo={() => setAsking(false)}
        onYes={() => void remove()}
      />
    </li>
  );
}
