"use client";

import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { MetricsPanel } from "@/app/crm/social/posts/[postId]/metrics-panel";
import { OutcomeNotice } from "@/app/crm/social/posts/[postId]/outcome-notice";
import { progressAnnouncement } from "@/app/crm/social/posts/[postId]/step-words";
import { StepsView } from "@/app/crm/social/posts/[postId]/steps-view";
import { watchPost } from "@/app/crm/social/posts/[postId]/watch-post";
import { StatusBadge } from "@/app/crm/social/posts/status-badge";

interface LivePostProps {
  readonly initial: PostView;
  readonly username: string | null;
}

/** The part of the page that moves while the post goes out. */
export function LivePost({ initial, username }: LivePostProps) {
  const [post, setPost] = useState(initial);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [first] = useState(initial);
  useEffect(() => watchPost(first, { onPost: setPost, onTrouble: setTrouble }), [first]);
  const publishedAt = post.status === "published" ? post.publishedAt : null;
  const hasMoved = post.status !== first.status || post.progress !== first.progress;

  return (
    <div className="space-y-6">
      <p role="status" className="sr-only">
        {hasMoved && progressAnnouncement(post)}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <StatusBadge status={post.status} />
        <span className="text-sm text-muted">
          {publishedAt ? "Published" : "Written"} <Time value={publishedAt ?? post.createdAt} />
        </span>
      </div>
      <StepsView post={post} />
      <p role="status" className="text-sm text-muted empty:hidden">
        {trouble}
      </p>
      <OutcomeNotice post={post} username={username} />
      {post.status === "published" && <Published post={post} />}
    </div>
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
      {post.platformPostId && <MetricsPanel post={post} />}
    </>
  );
}
