import type { ReactNode } from "react";
import { Notice } from "@/app/_ui/notice";
import type { PostView } from "@/app/api/_schemas/post";
import type { Outcome } from "@/app/crm/social/posts/[postId]/outcome-words";
import { WaitLine } from "@/app/crm/social/posts/wait-line";

interface OutcomeNoticeProps {
  readonly outcome: Outcome;
  readonly post: PostView;
  readonly pausedUntil: string | null;
  /** Buttons for what leads on. */
  readonly children: ReactNode;
}

export function OutcomeNotice({ outcome, post, pausedUntil, children }: OutcomeNoticeProps) {
  const { tone, title, next } = outcome;
  return (
    <Notice tone={tone} title={title} action={next.length > 0 && children}>
      <WaitLine post={post} pausedUntil={pausedUntil} />
    </Notice>
  );
}
