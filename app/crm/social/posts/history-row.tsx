"use client";

import Link from "next/link";
import { type RefObject, useEffect, useRef } from "react";
import type { PostView } from "@/app/api/_schemas/post";
import { type Account, accountWords } from "@/app/crm/social/posts/accounts";
import { actionsFor } from "@/app/crm/social/posts/action-words";
import { DeedNoteLine } from "@/app/crm/social/posts/deed-note-line";
import { CALM_PACE } from "@/app/crm/social/posts/poll-schedule";
import { PostActions } from "@/app/crm/social/posts/post-actions";
import { postAddress } from "@/app/crm/social/posts/post-addresses";
import { PostMoment } from "@/app/crm/social/posts/post-moment";
import { kindWords, postTitle, troubleWords } from "@/app/crm/social/posts/post-words";
import { StatusBadge } from "@/app/crm/social/posts/status-badge";
import { Thumbnail } from "@/app/crm/social/posts/thumbnail";
import { type DeedListener, useDeeds } from "@/app/crm/social/posts/use-deeds";
import { useInView } from "@/app/crm/social/posts/use-in-view";
import { WaitLine } from "@/app/crm/social/posts/wait-line";
import { watchPost } from "@/app/crm/social/posts/watch-post";

interface HistoryRowProps {
  readonly post: PostView;
  readonly account: Account | null;
  readonly onPost: (post: PostView) => void;
  readonly onGone: (id: string) => void;
  readonly onSaid: (words: string) => void;
}

export function HistoryRow({ post, account, onPost, onGone, onSaid }: HistoryRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const title = useRef<HTMLAnchorElement>(null);
  useRowWatch(row, post, onPost);

  const listener: DeedListener = {
    onSaid,
    onGone: () => onGone(post.id),
    onPost: (next) => {
      onPost(next);
      // The button that was pressed may be gone.
      title.current?.focus();
    },
  };
  const { running, note, act } = useDeeds(post, listener);

  return (
    <li ref={row} className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4 lg:flex-nowrap">
      <Thumbnail url={post.media[0]?.thumbnailUrl ?? null} alt="" className="size-14" />
      <div className="min-h-17 min-w-0 flex-1 basis-[calc(100%-4.5rem)] lg:basis-0">
        <Link
          ref={title}
          id={rowTitleId(post.id)}
          href={postAddress(post.id)}
          prefetch={false}
          dir="auto"
          className="block truncate text-left font-medium -outline-offset-2 hover:underline"
        >
          {postTitle(post)}
        </Link>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <StatusBadge status={post.status} />
          <span className="min-w-0 truncate" title={accountWords(account)}>
            {accountWords(account)}
          </span>
          <span>{kindWords(post)}</span>
          <PostMoment post={post} />
        </p>
        <Trouble post={post} />
        {/* The planned time says it already. */}
        {(post.status !== "scheduled" || post.error) && (
          <WaitLine post={post} pausedUntil={account?.pausedUntil ?? null} />
        )}
        <DeedNoteLine note={note} channelId={post.channelId} />
      </div>
      <div className="flex w-full flex-wrap gap-1 empty:hidden lg:w-auto lg:max-w-[45%] lg:justify-end">
        <PostActions
          post={post}
          profileUrl={account?.profileUrl ?? null}
          actions={actionsFor(post, account)}
          running={running}
          onAct={(name) => void act(name)}
          isAmongOthers
        />
      </div>
    </li>
  );
}

export function rowTitleId(postId: string): string {
  return `post-${postId}`;
}

/** Why it did not go out, or does not yet. */
function Trouble({ post }: { readonly post: PostView }) {
  const words = troubleWords(post);
  if (words === null) return null;
  const tone = post.status === "failed" ? "text-danger" : "text-warning";
  return <p className={`mt-1 text-sm wrap-anywhere ${tone}`}>{words}</p>;
}

/** A row that is on the screen follows its post, calmly: only another status begins the watch anew. */
function useRowWatch(row: RefObject<HTMLLIElement | null>, post: PostView, onPost: (post: PostView) => void) {
  const inView = useInView(row);
  const latest = useRef(post);
  useEffect(() => {
    latest.current = post;
  }, [post]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is a new post, and would begin it anew
  useEffect(
    () => (inView ? watchPost(latest.current, { onPost, onTrouble: () => {} }, CALM_PACE) : undefined),
    [inView, post.id, post.status, onPost],
  );
}
