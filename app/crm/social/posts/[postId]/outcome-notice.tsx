import { ExternalLink } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { actionsFor } from "@/app/crm/social/posts/[postId]/action-words";
import { type NextAction, outcomeOf } from "@/app/crm/social/posts/[postId]/outcome-words";

interface OutcomeNoticeProps {
  readonly post: PostView;
  readonly username: string | null;
  /** Buttons for what can be done here and now. */
  readonly children: ReactNode;
}

export function OutcomeNotice({ post, username, children }: OutcomeNoticeProps) {
  const outcome = outcomeOf(post);
  if (outcome === null) return <div className="flex flex-wrap gap-2 empty:hidden">{children}</div>;
  const { tone, title, next, waitsUntil } = outcome;
  const link = linkFor(next, post.channelId, username);
  return (
    <Notice
      tone={tone}
      title={title}
      action={
        (link !== null || actionsFor(post).length > 0) && (
          <>
            {link}
            {children}
          </>
        )
      }
    >
      {waitsUntil && (
        <>
          {post.status === "scheduled" ? "It goes out" : "The next try starts"} <Time value={waitsUntil} />
        </>
      )}
    </Notice>
  );
}

function linkFor(next: NextAction, channelId: string, username: string | null): ReactNode {
  switch (next) {
    case "reconnect":
      return <ConnectLink label="Reconnect" reconnect={channelId} />;
    case "write_new":
      return (
        <Link href="/crm/social/posts/new" className={buttonClass()}>
          Write a new post
        </Link>
      );
    case "check_on_instagram":
      return (
        <a
          href={`https://www.instagram.com/${username ?? ""}`}
          className={buttonClass()}
          target="_blank"
          rel="noreferrer"
        >
          <ExternalLink aria-hidden />
          Check on Instagram
        </a>
      );
    case "none":
      return null;
  }
}
