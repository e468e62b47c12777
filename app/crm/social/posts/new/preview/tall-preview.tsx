import { Avatar } from "@/app/_ui/avatar";
import { FoldedCaption } from "@/app/crm/social/posts/new/preview/folded-caption";
import { PreviewMedia } from "@/app/crm/social/posts/new/preview/preview-media";
import type { PreviewProps } from "@/app/crm/social/posts/new/preview/preview-props";

/** Full screen, 9:16: a reel with its caption below, a story without one. */
export function TallPreview({
  name,
  account,
  items,
  caption,
}: PreviewProps & { readonly name: "reel" | "story" }) {
  const username = account?.username ?? "account";
  const item = items[0];
  return (
    <figure
      aria-label={`Preview of the ${name}`}
      className="mx-auto max-w-72 overflow-hidden rounded-card border border-line bg-surface"
    >
      {name === "story" && <Author username={username} url={account?.avatarUrl ?? null} />}
      <PreviewMedia key={item?.previewUrl ?? "none"} item={item} isWhole className="aspect-9/16 w-full" />
      {name === "reel" && (
        <figcaption>
          <Author username={username} url={account?.avatarUrl ?? null} />
          <div className="px-3 pb-3 text-sm">
            <FoldedCaption username={username} caption={caption} />
          </div>
        </figcaption>
      )}
    </figure>
  );
}

function Author({ username, url }: { readonly username: string; readonly url: string | null }) {
  return (
    <div className="flex items-center gap-3 p-3">
      <Avatar small username={username} url={url} />
      <span className="min-w-0 truncate text-sm font-semibold" title={username}>
        {username}
      </span>
    </div>
  );
}
