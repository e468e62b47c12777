import { ImageIcon } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button-class";
import { Empty } from "@/app/_ui/empty";
import { ItemList } from "@/app/_ui/item";
import { Time } from "@/app/_ui/time";
import type { PostView } from "@/app/api/_schemas/post";
import { LocalTime } from "@/app/crm/social/local-time";
import { StatusBadge } from "@/app/crm/social/posts/status-badge";
import { Thumbnail } from "@/app/crm/social/posts/thumbnail";

interface PostsViewProps {
  readonly posts: readonly PostView[];
  readonly nextCursor: string | null;
  readonly isFirstPage: boolean;
}

export function PostsView({ posts, nextCursor, isFirstPage }: PostsViewProps) {
  if (posts.length === 0) return <NoPosts isFirstPage={isFirstPage} />;
  return (
    <>
      <ItemList label="Posts, newest first">
        {posts.map((post) => (
          <PostRow key={post.id} post={post} />
        ))}
      </ItemList>
      <nav aria-label="More posts" className="mt-4 flex flex-wrap gap-2">
        {!isFirstPage && (
          <Link href="/crm/social/posts" className={buttonClass()}>
            Newest posts
          </Link>
        )}
        {nextCursor && (
          <Link
            href={`/crm/social/posts?${new URLSearchParams({ cursor: nextCursor })}`}
            className={buttonClass()}
          >
            Older posts
          </Link>
        )}
      </nav>
    </>
  );
}

function PostRow({ post }: { readonly post: PostView }) {
  const start = post.caption.trim().split("\n")[0];
  return (
    <li>
      <Link
        href={`/crm/social/posts/${post.id}`}
        className="flex items-center gap-4 p-4 -outline-offset-2 hover:bg-subtle"
      >
        <Thumbnail url={post.media[0]?.thumbnailUrl ?? null} alt="" className="size-14" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{start || "No caption"}</span>
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <StatusBadge status={post.status} />
            {post.status === "scheduled" && post.scheduledAt ? (
              <LocalTime value={post.scheduledAt} />
            ) : (
              <Time value={post.publishedAt ?? post.createdAt} />
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

function NoPosts({ isFirstPage }: { readonly isFirstPage: boolean }) {
  const action = isFirstPage
    ? { href: "/crm/social/posts/new", label: "Write a post" }
    : { href: "/crm/social/posts", label: "Newest posts" };
  return (
    <Empty
      icon={<ImageIcon aria-hidden className="size-6" />}
      title={isFirstPage ? "No posts yet" : "No older posts"}
      action={
        <Link href={action.href} className={buttonClass("primary")}>
          {action.label}
        </Link>
      }
    >
      {isFirstPage
        ? "What you publish from here is listed with how it went."
        : "You have reached the first post."}
    </Empty>
  );
}
