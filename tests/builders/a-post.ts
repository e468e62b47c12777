import type { NewPost } from "@/core/application/interfaces/social/post-repository";
import {
  NO_PUBLICATION,
  type Post,
  type PostFailure,
  type PostMetrics,
  STEP_NAMES,
} from "@/core/domain/marketing/post";
import { anId } from "./an-id";

const AT = new Date("2026-11-24T09:00:00.000Z");

export function aNewPost(over: Partial<NewPost> = {}): NewPost {
  return {
    ownerId: anId(),
    actorId: anId(),
    platform: "instagram",
    channelId: "17841400000000001",
    kind: "feed",
    caption: "A day at the sea",
    media: [{ type: "image", mediaId: null, url: "https://example.com/sea.jpg", altText: "The sea" }],
    idempotencyKey: null,
    fingerprint: "fingerprint-1",
    ...over,
  };
}

/** A post that was just submitted. */
export function aPost(over: Partial<Post> = {}): Post {
  const { idempotencyKey, fingerprint, ...content } = aNewPost();
  return {
    ...content,
    id: anId(),
    status: "queued",
    steps: STEP_NAMES.map((name) => ({ name, state: "pending", at: null })),
    attempts: 0,
    retries: 0,
    nextAttemptAt: AT,
    scheduledAt: null,
    publishedAt: null,
    platformPostId: null,
    permalink: null,
    permalinkLooks: 0,
    revision: 0,
    failure: null,
    publication: NO_PUBLICATION,
    metrics: [],
    createdAt: AT,
    updatedAt: AT,
    ...over,
  };
}

export function aFailure(over: Partial<PostFailure> = {}): PostFailure {
  return { code: "platform_unavailable", reason: null, scopes: [], retryable: true, ...over };
}

export function aPostMetrics(over: Partial<PostMetrics> = {}): PostMetrics {
  return {
    likes: 3,
    comments: 1,
    views: 40,
    reach: 30,
    saved: 0,
    shares: 0,
    totalInteractions: 4,
    ...over,
  };
}
