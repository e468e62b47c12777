import { createHash } from "node:crypto";
import { CreatePostUseCase } from "@/core/application/usecases/social/posts/create-post";
import { GetPostUseCase } from "@/core/application/usecases/social/posts/get-post";
import { GetPostMetricsUseCase } from "@/core/application/usecases/social/posts/get-post-metrics";
import { ListPostsUseCase } from "@/core/application/usecases/social/posts/list-posts";
import * as container from "@/infrastructure/container";

export const createCreatePostUseCase = () =>
  new CreatePostUseCase(
    container.posts(),
    container.socialAuthService(),
    container.mediaStore(),
    container.mediaUrls(),
    container.rateLimiter(),
    container.nudgeWorker,
    container.clock(),
    container.logger(),
  );

export const createGetPostUseCase = () => new GetPostUseCase(container.posts());
export const createListPostsUseCase = () => new ListPostsUseCase(container.posts());

export const createGetPostMetricsUseCase = () =>
  new GetPostMetricsUseCase(
    container.posts(),
    container.socialAuthService(),
    container.postingAdapterFor,
    container.clock(),
    container.logger(),
  );

export const mediaAddress = container.mediaAddress;

/** Tells two bodies apart that came under one idempotency key; the order of keys does not matter. */
export function fingerprintOf(body: Readonly<Record<string, unknown>>): string {
  return createHash("sha256").update(canonical(body)).digest("base64url");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(",")}}`;
}
