import type { PostView } from "@/app/api/_schemas/post";

/** The body that makes a new draft with the same content: without its time, which was the old one's. */
export function copyOf(post: PostView): object {
  const { channelId, kind, caption, collaborators, locationId, shareToFeed, firstComment } = post;
  return {
    channelId,
    kind,
    caption,
    collaborators,
    draft: true,
    media: post.media.map(copyOfItem),
    ...known({ locationId, shareToFeed, firstComment }),
  };
}

function copyOfItem(item: PostView["media"][number]): object {
  const { type, mediaId, url, altText, coverMediaId, coverUrl, thumbOffsetMs, userTags } = item;
  return {
    type,
    userTags,
    ...(mediaId === null ? { url } : { mediaId }),
    ...(coverMediaId === null ? known({ coverUrl }) : { coverMediaId }),
    ...known({ altText, thumbOffsetMs }),
  };
}

/** Without what was never set. */
function known(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
