import { createHash } from "node:crypto";
import { PictureFitter } from "@/core/application/social/posts/picture-fitter";
import { SubmissionCheck } from "@/core/application/social/posts/submission-check";
import { PresenceCheck } from "@/core/application/social/publishing/presence-check";
import { CancelPostUseCase } from "@/core/application/usecases/social/posts/cancel-post";
import { ConfirmPostUseCase } from "@/core/application/usecases/social/posts/confirm-post";
import { CreatePostUseCase } from "@/core/application/usecases/social/posts/create-post";
import { DeletePostUseCase } from "@/core/application/usecases/social/posts/delete-post";
import { EditPostUseCase } from "@/core/application/usecases/social/posts/edit-post";
import { GetPostUseCase } from "@/core/application/usecases/social/posts/get-post";
import { GetPostMetricsUseCase } from "@/core/application/usecases/social/posts/get-post-metrics";
import { ListPostsUseCase } from "@/core/application/usecases/social/posts/list-posts";
import { PublishNowUseCase } from "@/core/application/usecases/social/posts/publish-now";
import { RetryPostUseCase } from "@/core/application/usecases/social/posts/retry-post";
import { WarnAboutPostUseCase } from "@/core/application/usecases/social/posts/warn-about-post";
import * as container from "@/infrastructure/container";

const submissionCheck = () =>
  new SubmissionCheck(
    container.mediaStore(),
    container.mediaPreflight(),
    container.uploadReach(),
    container.clock(),
  );

const pictureFitter = () => new PictureFitter(container.mediaStore(), container.pictureShaper());

export const createCreatePostUseCase = () =>
  new CreatePostUseCase(
    container.posts(),
    container.socialAuthService(),
    submissionCheck(),
    pictureFitter(),
    container.rateLimiter(),
    container.nudgeWorker,
    container.clock(),
    container.logger(),
  );

export const createEditPostUseCase = () =>
  new EditPostUseCase(
    container.posts(),
    container.socialAuthService(),
    submissionCheck(),
    pictureFitter(),
    container.nudgeWorker,
    container.clock(),
    container.logger(),
  );

export const createPublishNowUseCase = () =>
  new PublishNowUseCase(
    container.posts(),
    container.socialAuthService(),
    submissionCheck(),
    pictureFitter(),
    container.nudgeWorker,
    container.clock(),
    container.logger(),
  );

export const createCancelPostUseCase = () =>
  new CancelPostUseCase(container.posts(), container.clock(), container.logger());

export const createRetryPostUseCase = () =>
  new RetryPostUseCase(
    container.posts(),
    container.socialAuthService(),
    container.nudgeWorker,
    container.clock(),
    container.logger(),
  );

export const createConfirmPostUseCase = () =>
  new ConfirmPostUseCase(
    container.posts(),
    container.socialAuthService(),
    container.postReconciler(),
    container.nudgeWorker,
    container.clock(),
    container.logger(),
  );

export const createDeletePostUseCase = () =>
  new DeletePostUseCase(
    container.posts(),
    container.socialAuthService(),
    container.postingAdapterFor,
    container.logger(),
    container.clock(),
  );

export const createWarnAboutPostUseCase = () => new WarnAboutPostUseCase(container.mediaStore());

export const createGetPostUseCase = () => new GetPostUseCase(container.posts());
export const createListPostsUseCase = () => new ListPostsUseCase(container.posts());

export const createGetPostMetricsUseCase = () =>
  new GetPostMetricsUseCase(
    container.posts(),
    container.socialAuthService(),
    container.postingAdapterFor,
    new PresenceCheck(container.clock()),
    container.metricsReads(),
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
