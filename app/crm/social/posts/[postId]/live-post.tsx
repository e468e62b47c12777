"use client";

import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { LocalTime } from "@/app/crm/social/local-time";
import { MetricsPanel } from "@/app/crm/social/posts/[postId]/metrics-panel";
import { OutcomeNotice } from "@/app/crm/social/posts/[postId]/outcome-notice";
import { ActionFailure, PostActions } from "@/app/crm/social/posts/[postId]/post-actions";
import { FIRST_COMMENT_WORDS, progressAnnouncement } from "@/app/crm/social/posts/[postId]/step-words";
import { StepsView } from "@/app/crm/social/posts/[postId]/steps-view";
import { usePostAction } from "@/app/crm/social/posts/[postId]/use-post-action";
import { watchPost } from "@/app/crm/social/posts/[postId]/watch-post";
import { StatusBadge } from "@/app/crm/social/posts/status-badge";

interface LivePostProps {
  readonly initial: PostView;
  readonly username: string | null;
}

const STATUS_ID = "post-status";

/** The part of the page that moves while the post goes out. */
export function LivePost({ initial, username }: LivePostProps) {
  const [post, setPost] = useState(initial);
  const [trouble, setTrouble] = useState<string | null>(null);
  /** The watch begins anew with what a person has just done. */
  const [start, setStart] = useState({ post: initial, said: "" });
  useEffect(() => watchPost(start.post, { onPost: setPost, onTrouble: setTrouble }), [start]);

  const { running, failure, act } = usePostAction(post, (next, said) => {
    setPost(next);
    setStart({ post: next, said: said ?? progressAnnouncement(next) });
    // The button that was pressed is gone with its notice.
    document.getElementById(STATUS_ID)?.focus();
  });
  const hasMoved = post.status !== start.post.status || post.progress !== start.post.progress;

  return (
    <div className="space-y-6">
      <p role="status" className="sr-only">
        {hasMoved ? progressAnnouncement(post) : start.said}
      </p>
      <div id={STATUS_ID} tabIndex={-1} className="flex flex-wrap items-center gap-3">
        <StatusBadge status={post.status} />
        <PostDate post={post} />
      </div>
      <StepsView post={post} />
      <p role="status" className="text-sm text-muted empty:hidden">
        {trouble}
      </p>
      <OutcomeNotice post={post} username={username}>
        <PostActions post={post} running={running} onAct={(action) => void act(action)} />
      </OutcomeNotice>
      <ActionFailure failure={failure} channelId={post.channelId} />
      {post.status === "published" && <Published post={post} />}
    </div>
  );
}

/** The one date that matters about a post: when it went out, when it will, or when it was written. */
function PostDate({ post }: { readonly post: PostView }) {
  const { status, scheduledAt, publishedAt, createdAt } = post;
  return (
    <span className="text-sm text-muted">
      {status === "scheduled" && scheduledAt ? (
        <>
          Goes out <LocalTime value={scheduledAt} />
        </>
      ) : (
        <>
          {status === "published" && publishedAt ? "Published" : "Written"}{" "}
          <Time value={(status === "published" ? publishedAt : null) ?? createdAt} />
        </>
      )}
    </span>
  );
}

function Published({ post }: { readonly post: PostView }) {
  return (
    <>
      {post.permalink && /^https?:/.test(post.permalink) ? (
        <a href={post.permalink} target="_blank" rel="noreferrer" className={buttonClass("primary")}>
          <ExternalLink aria-hidden />
          Open on Instagram
        </a>
      ) : (
        <p className="text-sm text-muted">The post is live. Its link has not arrived yet.</p>
      )}
      <FirstCommentLine post={post} />
      {post.platformPostId && <MetricsPanel post={post} />}
    </>
  );
}

function FirstCommentLine({ post: { firstCommentState } }: { readonly post: PostView }) {
  if (firstCommentState === null) return null;
  return <p className="text-sm text-muted">{FIRST_COMMENT_WORDS[firstCommentState]}</p>;
}
