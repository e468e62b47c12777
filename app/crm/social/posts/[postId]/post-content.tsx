import { Avatar } from "@/app/_ui/avatar";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { MediaView } from "@/app/api/_schemas/media";
import type { PostView } from "@/app/api/_schemas/post";
import { MediaStrip } from "@/app/crm/social/posts/[postId]/media-strip";
import { PostFacts } from "@/app/crm/social/posts/[postId]/post-facts";
import { kindWords } from "@/app/crm/social/posts/post-words";

interface PostContentProps {
  readonly post: PostView;
  readonly uploads: readonly MediaView[];
  readonly account: ConnectionView | null;
}

export function PostContent({ post, uploads, account }: PostContentProps) {
  const username = account?.username;
  return (
    <figure className="max-w-md min-w-0 overflow-hidden rounded-card border border-line bg-surface lg:max-w-none">
      <div className="flex items-center gap-3 p-3 text-sm">
        <Avatar small username={username ?? "?"} url={account?.avatarUrl ?? null} />
        <span className="min-w-0 flex-1 truncate font-semibold" title={username}>
          {username ? `@${username}` : "Account no longer connected"}
        </span>
        <span className="shrink-0 text-muted">{kindWords(post)}</span>
      </div>
      <MediaStrip post={post} uploads={uploads} />
      <figcaption className="p-3 text-sm">
        <p dir="auto" className="whitespace-pre-line wrap-anywhere">
          {post.caption || <span className="text-muted">No caption</span>}
        </p>
        <PostFacts post={post} />
      </figcaption>
    </figure>
  );
}
