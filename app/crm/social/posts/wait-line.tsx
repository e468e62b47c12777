import { Time, useNow } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { waitOf } from "@/app/crm/social/posts/wait-words";

interface WaitLineProps {
  readonly post: PostView;
  readonly pausedUntil: string | null;
}

export function WaitLine({ post, pausedUntil }: WaitLineProps) {
  const now = useNow();
  const wait = waitOf(post, pausedUntil);
  if (wait === null) return null;
  return (
    <p className="text-sm text-muted wrap-anywhere">
      {wait.for}
      {wait.until &&
        (now !== null && new Date(wait.until) <= now ? (
          ", goes on at any moment"
        ) : (
          <>
            , goes on <Time value={wait.until} />
          </>
        ))}
    </p>
  );
}
