import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import type { DraftKeeper } from "@/app/crm/social/posts/new/draft/draft-keeper";

interface StaleNoticeProps {
  readonly keeper: DraftKeeper;
  /** Drops what this browser has of the draft. */
  readonly onDrop: () => void;
}

/** The draft changed or went out elsewhere: nothing more is saved from this tab until a person decides. */
export function StaleNotice({ keeper, onDrop }: StaleNoticeProps) {
  const { state } = keeper;
  return (
    <div role="alert">
      {state.phase === "stale" && (
        <Changed id={state.theirs.id} onDrop={onDrop} onKeep={() => void keeper.keepMine()} />
      )}
      {state.phase === "gone" && (state.post === null ? <Deleted /> : <SentOut id={state.post.id} />)}
    </div>
  );
}

interface ChangedProps {
  readonly id: string;
  readonly onDrop: () => void;
  readonly onKeep: () => void;
}

function Changed({ id, onDrop, onKeep }: ChangedProps) {
  const load = () => {
    onDrop();
    window.location.assign(`/crm/social/posts/new?post=${id}`);
  };
  return (
    <Notice
      tone="warning"
      title="This post was changed in another tab or by somebody else"
      action={
        <>
          <Button onClick={load}>Load the newer version</Button>
          <Button onClick={onKeep}>Keep what is written here</Button>
        </>
      }
    >
      Nothing more is saved from here until you choose. What you wrote is still below.
    </Notice>
  );
}

function SentOut({ id }: { readonly id: string }) {
  return (
    <Notice
      tone="warning"
      title="This post has gone out already"
      action={
        <Link href={`/crm/social/posts/${id}`} className={buttonClass()}>
          See how it went
        </Link>
      }
    >
      It was sent from another tab or by somebody else. What is written here changes nothing any more.
    </Notice>
  );
}

function Deleted() {
  return (
    <Notice
      tone="warning"
      title="This post was deleted elsewhere"
      action={
        <Link href="/crm/social/posts" className={buttonClass()}>
          All posts
        </Link>
      }
    >
      What you wrote is still on this page, but it is not saved any more.
    </Notice>
  );
}
