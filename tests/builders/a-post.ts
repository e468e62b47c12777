import type { NewPost } from "@/core/application/interfaces/social/post-repository";
import { NO_UPKEEP, type Upkeep } from "@/core/domain/marketing/live-upkeep";
import { newPostState } from "@/core/domain/marketing/new-post";
import type { Post } from "@/core/domain/marketing/post";
import type { PostMedia } from "@/core/domain/marketing/post-content";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import type { PostMetrics } from "@/core/domain/marketing/post-metrics";
import { anId } from "./an-id";

const AT = new Date("2026-11-24T09:00:00.000Z");

/** A picture elsewhere. */
export function aMediaItem(over: Partial<PostMedia> = {}): PostMedia {
  return {
    type: "image",
    mediaId: null,
    url: "https://example.com/sea.jpg",
    altText: "The sea",
    coverMediaId: null,
    coverUrl: null,
    thumbOffsetMs: null,
    userTags: [],
    ...over,
  };
}

export function aNewPost(over: Partial<NewPost> = {}): NewPost {
  return {
    ownerId: anId(),
    actorId: anId(),
    platform: "instagram",
    channelId: "17841400000000001",
    kind: "feed",
    caption: "A day at the sea",
    media: [aMediaItem()],
    collaborators: [],
    locationId: null,
    shareToFeed: null,
    firstComment: null,
    status: "queued",
    scheduledAt: null,
    idempotencyKey: null,
    fingerprint: "fingerprint-1",
    ...over,
  };
}

/** A post that was just submitted; due at its schedule where it has one, and never as a draft. */
export function aPost(over: Partial<Post> = {}): Post {
  const { idempotencyKey, fingerprint, ...submitted } = aNewPost();
  const status = over.status === "draft" ? "draft" : "queued";
  const state = newPostState({ status, scheduledAt: over.scheduledAt ?? null }, AT);
  return { ...submitted, id: anId(), ...state, ...over };
}

/** Of a live post for which nothing is left to do. */
export function anUpkeep(over: Partial<Upkeep> = {}): Upkeep {
  return { ...NO_UPKEEP, ...over };
}

export function aFailure(over: Partial<PostFailure> = {}): PostFailure {
  return { code: "platform_unavailable", reason: null, scopes: [], retryable: true, item: null, ...over };
}

/** A picture's: what only stories or reels have is unknown. */
export function aPostMetrics(over: Partial<PostMetrics> = {}): PostMetrics {
  return {
    likes: 3,
    comments: 1,
    views: 40,
    reach: 30,
    saved: 0,
    shares: 0,
    totalInteractions: 4,
    replies: null,
    navigation: null,
    averageWatchTimeMs: null,
    ...over,
  };
}
