import { isRecord } from "@/app/_ui/call-api";
import type { MetricsView, PostView, UnreadableView } from "@/app/api/_schemas/post";
import { POST_STATUSES } from "@/core/domain/marketing/post";

export interface PostPage {
  readonly posts: readonly PostView[];
  readonly unreadable: readonly UnreadableView[];
  readonly nextCursor: string | null;
}

export function parsePost(body: unknown): PostView | null {
  return isRecord(body) && isPost(body.post) ? body.post : null;
}

export function parsePostPage(body: unknown): PostPage | null {
  if (!isRecord(body) || !Array.isArray(body.posts) || !body.posts.every(isPost)) return null;
  const { posts, unreadable, nextCursor } = body;
  return {
    posts,
    unreadable: Array.isArray(unreadable) ? unreadable.filter(isUnreadable) : [],
    nextCursor: typeof nextCursor === "string" ? nextCursor : null,
  };
}

function isUnreadable(value: unknown): value is UnreadableView {
  return isRecord(value) && typeof value.id === "string" && typeof value.createdAt === "string";
}

/** One event of the stream: the post by itself. */
export function parsePostEvent(data: unknown): PostView | null {
  if (typeof data !== "string") return null;
  try {
    const value: unknown = JSON.parse(data);
    return isPost(value) ? value : null;
  } catch {
    return null;
  }
}

export function parseMetrics(body: unknown): MetricsView | null {
  return isMetrics(body) ? body : null;
}

function isPost(value: unknown): value is PostView {
  return (
    isRecord(value) &&
    typeof value.id === "string" &&
    POST_STATUSES.some((status) => status === value.status) &&
    typeof value.progress === "number" &&
    Array.isArray(value.steps) &&
    Array.isArray(value.media)
  );
}

function isMetrics(value: unknown): value is MetricsView {
  return (
    isRecord(value) &&
    isRecord(value.metrics) &&
    typeof value.collectedAt === "string" &&
    Array.isArray(value.history)
  );
}
