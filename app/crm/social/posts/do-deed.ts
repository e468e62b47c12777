import { type ApiAnswer, callApi, type Failure, NO_ANSWER, postJson } from "@/app/_ui/call-api";
import type { PostView } from "@/app/api/_schemas/post";
import type { DeedName } from "@/app/crm/social/posts/action-words";
import { parsePost } from "@/app/crm/social/posts/parse-post";
import { copyOf } from "@/app/crm/social/posts/post-copy";

export type DeedResult =
  | { readonly kind: "changed"; readonly post: PostView }
  | { readonly kind: "copied"; readonly post: PostView }
  | { readonly kind: "deleted" }
  /** Somebody or something was faster. */
  | { readonly kind: "moved"; readonly post: PostView }
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly failure: Failure };

/** Does one thing to a post as it is shown, and tells how it stands afterwards. */
export async function doDeed(name: DeedName, shown: PostView): Promise<DeedResult> {
  const answer = await ask(name, shown);
  if (!answer.ok) return await refused(answer.failure, shown);
  if (name === "delete") return { kind: "deleted" };
  const post = parsePost(answer.body);
  if (post === null) return { kind: "refused", failure: NO_ANSWER };
  return { kind: name === "copy" ? "copied" : "changed", post };
}

async function ask(name: DeedName, post: PostView): Promise<ApiAnswer> {
  const address = addressOf(post);
  switch (name) {
    case "publish":
      return await publishNow(post);
    case "schedule":
      return await postJson(`${address}/publish`, { revision: post.revision });
    case "cancel":
    case "retry":
      return await postJson(`${address}/${name}`, {});
    case "confirm_live":
    case "confirm_not_live":
      return await postJson(`${address}/confirm`, { live: name === "confirm_live" });
    case "copy":
      return await copy(post);
    case "delete":
      return await callApi(address, { method: "DELETE" });
  }
}

/** A list may show only the beginning of it. */
async function copy(shown: PostView): Promise<ApiAnswer> {
  const answer = await callApi(addressOf(shown));
  const whole = answer.ok ? parsePost(answer.body) : null;
  return whole === null ? answer : await postJson("/api/social/posts", copyOf(whole));
}

/** A draft with a time would go out at that time: it is taken away first. */
async function publishNow(post: PostView): Promise<ApiAnswer> {
  const address = addressOf(post);
  const isTimed = post.status === "draft" && post.scheduledAt !== null;
  if (!isTimed) return await postJson(`${address}/publish`, { revision: post.revision });
  const body = JSON.stringify({ revision: post.revision, scheduledAt: null });
  const headers = { "Content-Type": "application/json" };
  const untimed = await callApi(address, { method: "PATCH", headers, body });
  const now = untimed.ok ? parsePost(untimed.body) : null;
  return now === null ? untimed : await postJson(`${address}/publish`, { revision: now.revision });
}

/** Refused because the post had moved on before the button was pressed: what it became is the answer. */
async function refused(failure: Failure, shown: PostView): Promise<DeedResult> {
  if (failure.code !== "conflict" && failure.code !== "not_found") return { kind: "refused", failure };
  const answer = await callApi(addressOf(shown));
  if (!answer.ok && answer.failure.code === "not_found") return { kind: "gone" };
  const now = answer.ok ? parsePost(answer.body) : null;
  const hasMoved = now !== null && (now.status !== shown.status || now.revision !== shown.revision);
  return hasMoved ? { kind: "moved", post: now } : { kind: "refused", failure };
}

function addressOf({ id }: PostView): string {
  return `/api/social/posts/${id}`;
}
