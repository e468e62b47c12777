import type { PostView } from "@/app/api/_schemas/post";
import { canDeleteThere, type Reach } from "@/app/crm/social/posts/action-words";

type Live = Pick<PostView, "status" | "platformPostId" | "goneAt">;

/** How a live post is deleted where no button here can; null where one can, or nothing is to be deleted there. */
export function deletionWords(post: Live, account: Reach): string | null {
  if (post.status !== "published" || post.goneAt !== undefined || canDeleteThere(post, account)) return null;
  return `To delete this post, use the Instagram app: ${whyNotHere(post, account)}.`;
}

function whyNotHere({ platformPostId }: Live, account: Reach): string {
  if (account === null) return "its account is no longer connected here";
  return platformPostId === null
    ? "Instagram has not told us which post it is"
    : "this CRM has no permission to delete posts there";
}
