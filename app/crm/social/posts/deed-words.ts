import type { Failure } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import { STATUS_WORDS } from "@/app/crm/social/posts/status-words";

export function movedWords({ status }: Pick<PostView, "status">): string {
  return `This post has changed meanwhile. It is now: ${STATUS_WORDS[status].word}`;
}

/** What is wrong with the post itself says more than that it was refused. */
export function failureWords({ sentence, issues }: Pick<Failure, "sentence" | "issues">): string {
  return issues.length === 0 ? sentence : issues.map(({ message }) => message).join(". ");
}
