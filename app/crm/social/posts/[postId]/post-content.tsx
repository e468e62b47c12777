import { Avatar } from "@/app/_ui/avatar";
import { Picture } from "@/app/_ui/picture";
import type { ConnectionView } from "@/app/api/_schemas/connection";
import type { PostView } from "@/app/api/_schemas/post";

interface PostContentProps {
  readonly post: PostView;
  readonly account: ConnectionView | undefined;
}

export function PostContent({ post, account }: PostContentProps) {
  const username = account?.username;
  return (
    <figure className="overflow-hidden rounded-card border border-line bg-surface">
      <div className="flex items-center gap-3 p-3 text-sm">
        <Avatar small username={username ?? "?"} url={account?.avatarUrl ?? null} />
        <span className="min-w-0 truncate font-semibold">
          {username ? `@${username}` : "Account no longer connected"}
        </span>
      </div>
      {post.media.map(({ url, thumbnailUrl, altText }) => (
        <Picture
          key={url}
          src={thumbnailUrl ?? url}
          alt={altText ?? ""}
          className="min-h-40 w-full bg-subtle"
        />
      ))}
      <figcaption className="p-3 text-sm whitespace-pre-line wrap-anywhere">
        {post.caption || <span className="text-muted">No caption</span>}
      </figcaption>
    </figure>
  );
}
