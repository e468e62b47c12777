"use client";

import { Skeleton } from "@/app/_ui/skeleton";
import { consequencesFor } from "@/app/crm/social/connections/disconnect-words";
import { useWaitingPosts } from "@/app/crm/social/connections/use-waiting-posts";

interface ConsequencesProps {
  readonly channelId: string;
  readonly counting: boolean;
}

/** What a disconnect does to the posts; the lines keep their place while they are counted. */
export function Consequences({ channelId, counting }: ConsequencesProps) {
  const { isBusy, posts } = useWaitingPosts(channelId, counting);
  return (
    <ul aria-busy={isBusy} aria-live="polite" className="min-h-18 list-disc space-y-1.5 pl-5 text-ink">
      {isBusy ? (
        <li>
          <span className="sr-only">Counting this account's posts</span>
          <Skeleton className="mt-1 h-4 w-48" />
        </li>
      ) : (
        consequencesFor(posts).map((sentence) => <li key={sentence}>{sentence}</li>)
      )}
    </ul>
  );
}
