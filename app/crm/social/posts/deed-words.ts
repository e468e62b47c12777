import type { Failure } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import type { DeedName } from "@/app/crm/social/posts/action-words";
import { STATUS_WORDS } from "@/app/crm/social/posts/status-words";

export function movedWords({ status }: Pick<PostView, "status">): string {
  return `This post has changed meanwhile. It is now: ${STATUS_WORDS[status].word}`;
}

type Refusal = Pick<Failure, "code" | "sentence" | "issues">;

/** What is wrong with the post itself says more than that it was refused. */
export function failureWords({ code, sentence, issues }: Refusal, name: DeedName): string {
  if (issues.length > 0) return issues.map(({ message }) => message).join(". ");
  const isInApp = name === "delete" && code === "missing_permission";
  return isInApp ? `${sentence} Or delete the post in the Instagram app.` : sentence;
}
