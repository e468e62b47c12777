import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { PostView } from "@/app/api/_schemas/post";
import { deletionWords } from "@/app/crm/social/posts/[postId]/deletion-words";
import { OutcomeNotice } from "@/app/crm/social/posts/[postId]/outcome-notice";
import { otherActions, outcomeOf } from "@/app/crm/social/posts/[postId]/outcome-words";
import type { ActionName, DeedName } from "@/app/crm/social/posts/action-words";
import { PostActions } from "@/app/crm/social/posts/post-actions";
import { WaitLine } from "@/app/crm/social/posts/wait-line";
import { isTerminal } from "@/core/domain/marketing/post";

interface PostOutcomeProps {
  readonly post: PostView;
  readonly account: ConnectionView | null;
  readonly running: DeedName | null;
  readonly onAct: (name: DeedName) => Promise<void>;
}

/** How the post stands, and everything that can be done about it. */
export function PostOutcome({ post, account, running, onAct }: PostOutcomeProps) {
  const outcome = outcomeOf(post, account);
  const pausedUntil = account?.publishingPausedUntil ?? null;
  const buttons = (actions: readonly ActionName[]) => (
    <PostActions
      post={post}
      profileUrl={account?.profileUrl ?? null}
      actions={actions}
      running={running}
      onAct={(name) => void onAct(name)}
      tone={isTerminal(post.status) && actions[0] !== "delete" ? "primary" : "secondary"}
    />
  );
  const inApp = deletionWords(post, account);
  const others = otherActions(post, account);
  return (
    <>
      {outcome === null ? (
        <WaitLine post={post} pausedUntil={pausedUntil} />
      ) : (
        <OutcomeNotice outcome={outcome} post={post} pausedUntil={pausedUntil}>
          {buttons(outcome.next)}
        </OutcomeNotice>
      )}
      {others.length > 0 && <div className="flex flex-wrap gap-2">{buttons(others)}</div>}
      {inApp && <p className="text-sm text-muted">{inApp}</p>}
    </>
  );
}
