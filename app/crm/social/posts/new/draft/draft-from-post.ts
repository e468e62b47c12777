import type { PostView } from "@/app/api/_schemas/post";
import {
  type ComposerDraft,
  type DraftTexts,
  EMPTY_TEXTS,
} from "@/app/crm/social/posts/new/draft/composer-draft";
import { itemsFromPost } from "@/app/crm/social/posts/new/media/draft-media";
import { localOf } from "@/app/crm/social/posts/new/schedule/wall-clock";

/** The form as it was when this post was last kept. */
export function draftFromPost(post: PostView, timeZone: string, newKey: () => string): ComposerDraft {
  return { ...textsFromPost(post, timeZone), items: itemsFromPost(post.media, newKey) };
}

export function textsFromPost(post: PostView, timeZone: string): DraftTexts {
  const { channelId, kind, caption, collaborators, locationId, shareToFeed, firstComment, scheduledAt } =
    post;
  return {
    ...EMPTY_TEXTS,
    channelId,
    isStory: kind === "story",
    caption,
    collaborators: collaborators.map((name) => `@${name}`).join(", "),
    locationId: locationId ?? "",
    sharesToFeed: shareToFeed ?? true,
    firstComment: firstComment ?? "",
    timing:
      scheduledAt === null
        ? { when: "now" }
        : { when: "later", local: localOf(new Date(scheduledAt), timeZone), instant: scheduledAt },
  };
}
