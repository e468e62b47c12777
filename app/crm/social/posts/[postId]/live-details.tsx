import type { PostView } from "@/app/api/_schemas/post";
import { MetricsPanel } from "@/app/crm/social/posts/[postId]/metrics-panel";
import { isWebAddress } from "@/app/crm/social/posts/action-words";

interface LiveDetailsProps {
  readonly post: PostView;
  /** The post was deleted on Instagram, as its numbers tell. */
  readonly onGone: (goneAt: string) => void;
}

/** What there is to know about a post once it is live. */
export function LiveDetails({ post, onGone }: LiveDetailsProps) {
  return (
    <>
      {!isWebAddress(post.permalink) && post.goneAt === undefined && (
        <p className="text-sm text-muted">The post is live. Its link has not arrived yet.</p>
      )}
      {post.platformPostId === null ? (
        <p className="text-sm text-muted">
          Instagram has not told us the number of this post, so its metrics stay on Instagram.
        </p>
      ) : (
        <MetricsPanel post={post} onGone={onGone} />
      )}
    </>
  );
}
