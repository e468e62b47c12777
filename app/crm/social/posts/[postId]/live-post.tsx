"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { useReadAgainOnBack } from "@/app/_ui/use-read-again-on-back";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { MediaView } from "@/app/api/_schemas/media";
import type { PostView } from "@/app/api/_schemas/post";
import { followPost } from "@/app/crm/social/posts/[postId]/follow-post";
import { LiveDetails } from "@/app/crm/social/posts/[postId]/live-details";
import { PostContent } from "@/app/crm/social/posts/[postId]/post-content";
import { PostOutcome } from "@/app/crm/social/posts/[postId]/post-outcome";
import { progressAnnouncement } from "@/app/crm/social/posts/[postId]/step-words";
import { StepsView } from "@/app/crm/social/posts/[postId]/steps-view";
import { DeedNoteLine } from "@/app/crm/social/posts/deed-note-line";
import { HISTORY_ADDRESS } from "@/app/crm/social/posts/post-addresses";
import { PostMoment } from "@/app/crm/social/posts/post-moment";
import { StatusBadge } from "@/app/crm/social/posts/status-badge";
import { useDeeds } from "@/app/crm/social/posts/use-deeds";

interface LivePostProps {
  readonly initial: PostView;
  /** What is known of its media. */
  readonly uploads: readonly MediaView[];
  readonly account: ConnectionView | null;
}

const STATUS_ID = "post-status";

/** A post and how it goes; it moves while the post goes out. */
export function LivePost({ initial, uploads, account }: LivePostProps) {
  const router = useRouter();
  useReadAgainOnBack(initial);
  const [post, setPost] = useState(initial);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  /** What is followed begins anew with what a person has just done. */
  const [start, setStart] = useState(initial);
  useEffect(() => followPost(start, { onPost: setPost, onTrouble: setTrouble }), [start]);

  const { running, note, act } = useDeeds(post, {
    onSaid: setSaid,
    onGone: () => router.replace(HISTORY_ADDRESS),
    onPost: (next) => {
      setPost(next);
      setStart(next);
      // The button that was pressed may be gone with its notice.
      document.getElementById(STATUS_ID)?.focus();
    },
  });
  // What is set to what it was ends the round that began with it.
  const markGone = useCallback(
    (goneAt: string) => setPost((now) => (now.goneAt === goneAt ? now : { ...now, goneAt })),
    [],
  );
  const hasMoved = post.status !== start.status || post.progress !== start.progress;
  const deeds = { post, account, running, onAct: act };

  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 space-y-6">
        <p role="status" className="sr-only">
          {hasMoved ? progressAnnouncement(post) : said}
        </p>
        <p
          id={STATUS_ID}
          tabIndex={-1}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted"
        >
          <StatusBadge status={post.status} />
          <PostMoment post={post} />
        </p>
        <StepsView post={post} />
        <p role="status" className="text-sm text-muted empty:hidden">
          {trouble}
        </p>
        <PostOutcome {...deeds} />
        <DeedNoteLine note={note} channelId={post.channelId} />
        {post.status === "published" && <LiveDetails post={post} onGone={markGone} />}
      </div>
      <PostContent post={post} uploads={uploads} account={account} />
    </div>
  );
}
