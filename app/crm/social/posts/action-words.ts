import type { ButtonTone } from "@/app/_ui/button-class";
import type { PostView } from "@/app/api/_schemas/post";
import type { PostStatus } from "@/core/domain/marketing/post";

export interface PostAction {
  /** The last part of its address under this post. */
  readonly name: "cancel" | "retry" | "confirm";
  readonly body: { readonly live?: boolean };
  readonly label: string;
  readonly tone: ButtonTone;
  /** What is said aloud once it is done. */
  readonly done: string;
}

const CANCEL: PostAction = {
  name: "cancel",
  body: {},
  label: "Cancel post",
  tone: "secondary",
  done: "The post is cancelled",
};
const RETRY: PostAction = {
  name: "retry",
  body: {},
  label: "Try again",
  tone: "secondary",
  done: "The post is on its way again",
};
const IS_LIVE: PostAction = {
  name: "confirm",
  body: { live: true },
  label: "It is live",
  tone: "secondary",
  done: "The post is marked as published",
};
const IS_NOT_LIVE: PostAction = {
  name: "confirm",
  body: { live: false },
  label: "It is not there, publish again",
  tone: "secondary",
  done: "The post is on its way again",
};

/** From `publishing` on a post may be public: cancelling it would be a promise nobody can keep. */
const CANCELLABLE: ReadonlySet<PostStatus> = new Set(["scheduled", "queued", "preparing", "processing"]);

/** What a person can do about this post, by its own page. */
export function actionsFor({ status, error }: Pick<PostView, "status" | "error">): readonly PostAction[] {
  if (CANCELLABLE.has(status)) return [CANCEL];
  if (status === "unconfirmed") return [IS_LIVE, IS_NOT_LIVE];
  if (status !== "failed" || error?.retryable === false) return [];
  // After a dead token reconnecting comes first.
  return [needsReconnect(error) ? RETRY : { ...RETRY, tone: "primary" }];
}

export function needsReconnect(error: PostView["error"]): boolean {
  return error?.code === "reconnect_required" || error?.code === "missing_permission";
}
