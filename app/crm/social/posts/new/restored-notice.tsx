import Link from "next/link";
import { buttonClass } from "@/app/_ui/button-class";
import { Notice } from "@/app/_ui/notice";
import type { LocalCopy } from "@/app/crm/social/posts/new/draft/local-copy";

interface RestoredNoticeProps {
  readonly isRestored: boolean;
  readonly unfinished: LocalCopy | null;
}

/** Says what came back by itself, and offers what did not. */
export function RestoredNotice({ isRestored, unfinished }: RestoredNoticeProps) {
  return (
    <div role="status">
      {isRestored ? (
        <Notice tone="neutral" title="What you wrote last time is back">
          It had not been saved when the page closed.
        </Notice>
      ) : (
        unfinished?.postId && (
          <Notice
            tone="neutral"
            title="You have an unfinished post"
            action={
              <Link href={`/crm/social/posts/new?post=${unfinished.postId}`} className={buttonClass()}>
                Continue writing
              </Link>
            }
          >
            <bdi>{firstWords(unfinished.draft.caption)}</bdi>
          </Notice>
        )
      )}
    </div>
  );
}

function firstWords(caption: string): string {
  const line = caption.trim().split("\n")[0] ?? "";
  return line === "" ? "Without a caption so far." : line;
}
