"use client";

import { Button } from "@/app/_ui/button";
import type { Failure } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import { ConnectLink } from "@/app/crm/social/connections/connect-link";
import { actionsFor, type PostAction } from "@/app/crm/social/posts/[postId]/action-words";

interface PostActionsProps {
  readonly post: PostView;
  readonly running: PostAction | null;
  readonly onAct: (action: PostAction) => void;
}

export function PostActions({ post, running, onAct }: PostActionsProps) {
  return actionsFor(post).map((action) => (
    <Button
      key={action.label}
      tone={action.tone}
      busy={running?.label === action.label}
      onClick={() => onAct(action)}
    >
      {action.label}
    </Button>
  ));
}

interface ActionFailureProps {
  readonly failure: Failure | null;
  readonly channelId: string;
}

/** Why the pressed button did nothing. */
export function ActionFailure({ failure, channelId }: ActionFailureProps) {
  return (
    <div role="alert" className="contents text-sm">
      {failure && <p className="text-danger">{failure.sentence}</p>}
      {failure?.code === "reconnect_required" && (
        <ConnectLink tone="secondary" label="Reconnect" reconnect={channelId} />
      )}
    </div>
  );
}
