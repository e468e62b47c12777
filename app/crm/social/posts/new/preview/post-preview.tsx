import { FeedPreview } from "@/app/crm/social/posts/new/preview/feed-preview";
import type { PreviewProps } from "@/app/crm/social/posts/new/preview/preview-props";
import { TallPreview } from "@/app/crm/social/posts/new/preview/tall-preview";
import type { PostForm } from "@/core/domain/marketing/instagram-fields";

/** The post as people will see it, as far as anybody can know: no numbers are made up. */
export function PostPreview({ form, ...shown }: PreviewProps & { readonly form: PostForm }) {
  switch (form) {
    case "photo":
    case "carousel":
      return <FeedPreview {...shown} />;
    case "reel":
      return <TallPreview {...shown} name="reel" />;
    case "story":
      return <TallPreview {...shown} name="story" />;
  }
}
