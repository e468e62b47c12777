import { Film } from "lucide-react";
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
      {post.media.map((item) => (
        <MediaItem key={item.mediaId ?? item.url} item={item} />
      ))}
      <figcaption className="p-3 text-sm whitespace-pre-line wrap-anywhere">
        {post.caption || <span className="text-muted">No caption</span>}
      </figcaption>
    </figure>
  );
}

/** A video is shown by its cover, where it has one. */
function MediaItem({
  item: { type, url, thumbnailUrl, altText },
}: {
  readonly item: PostView["media"][number];
}) {
  const picture = thumbnailUrl ?? (type === "image" ? url : null);
  if (picture !== null) {
    return <Picture src={picture} alt={altText ?? ""} className="min-h-40 w-full bg-subtle" />;
  }
  return (
    <p className="flex aspect-square flex-col items-center justify-center gap-2 bg-subtle text-sm text-muted">
      <Film aria-hidden className="size-6" />
      Video
    </p>
  );
}
