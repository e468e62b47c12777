import type { PostView } from "@/app/api/_schemas/post";
import { POST as cancel } from "@/app/api/social/posts/[postId]/cancel/route";
import { POST as confirm } from "@/app/api/social/posts/[postId]/confirm/route";
import { POST as publish } from "@/app/api/social/posts/[postId]/publish/route";
import { POST as retry } from "@/app/api/social/posts/[postId]/retry/route";
import { PATCH as edit, DELETE as remove } from "@/app/api/social/posts/[postId]/route";
import type { NewPost } from "@/core/application/interfaces/social/post-repository";
import { NO_UPKEEP } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import { clock, posts } from "@/infrastructure/container";
import { aFailure, aNewPost } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";
import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import type { Answer } from "./answer";
import type { Browser } from "./browser";
import { type Consent, connectThroughMeta } from "./connect";
import { postOf, submitPost } from "./publish";
import { signedIn } from "./scene";

export const PHOTO = { type: "image", url: "https://cdn.example.com/buns.jpg" } as const;
export const BODY = { channelId: FIELD_BAKERY, caption: "Buns", media: [PHOTO] } as const;

const ACTIONS = { cancel, confirm, publish, retry } as const;

/** An admin, and the browser in which the bakery was connected. */
export async function connectedAdmin(
  meta: FakeGraph,
  consent: Consent = {},
): Promise<{ readonly browser: Browser; readonly ownerId: string }> {
  const ownerId = anId();
  const browser = await signedIn(ownerId);
  await connectThroughMeta(browser, meta, consent);
  return { browser, ownerId };
}

export async function aDraft(browser: Browser, over: object = {}): Promise<PostView> {
  return postOf(await submitPost(browser, { ...BODY, draft: true, ...over }));
}

export async function aScheduledPost(
  browser: Browser,
  aheadMs: number,
  over: object = {},
): Promise<PostView> {
  return postOf(await submitPost(browser, { ...BODY, scheduledAt: inMs(aheadMs), ...over }));
}

export function inMs(ms: number): string {
  return new Date(clock().now().getTime() + ms).toISOString();
}

/** A post as a worker would have left it. */
export async function seededPost(
  ownerId: string,
  over: Partial<Post> = {},
  submission: Partial<NewPost> = {},
): Promise<Post> {
  const now = clock().now();
  const { post } = await posts().insert(aNewPost({ ownerId, channelId: FIELD_BAKERY, ...submission }), now);
  const written = await posts().replace(post, { ...post, ...over }, now);
  if (written === null) throw new Error("Somebody else wrote");
  return written;
}

export function patchPost(browser: Browser, id: string, body: unknown): Promise<Answer> {
  return browser.postJson(edit, `/api/social/posts/${id}`, body, { method: "PATCH", params: { postId: id } });
}

export function act(
  browser: Browser,
  id: string,
  action: keyof typeof ACTIONS,
  body: unknown = {},
): Promise<Answer> {
  const path = `/api/social/posts/${id}/${action}`;
  return browser.postJson(ACTIONS[action], path, body, { params: { postId: id } });
}

export function deletePost(browser: Browser, id: string): Promise<Answer> {
  return browser.send(remove, `/api/social/posts/${id}`, { method: "DELETE", params: { postId: id } });
}

/** The same post as if Meta had never told that it is live. */
export async function leftUnconfirmed(ownerId: string, id: string): Promise<Post> {
  const post = await posts().get(ownerId, id);
  if (post === null) throw new Error("There is no such post");
  const untold = { platformPostId: null, permalink: null, publishedAt: null, nextAttemptAt: null } as const;
  const failure = { ...aFailure(), retryable: false };
  const next = { ...post, ...untold, status: "unconfirmed", upkeep: NO_UPKEEP, failure } as const;
  const written = await posts().replace(post, next, clock().now());
  if (written === null) throw new Error("Somebody else wrote");
  return written;
}
