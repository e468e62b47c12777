import type { RateLimiter } from "@/core/application/interfaces/rate-limiter";
import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { OAuthStateStore } from "@/core/application/interfaces/social/oauth-state-store";
import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import type { PlatformOutcomeStore } from "@/core/application/interfaces/social/platform-outcome-store";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { UploadSessionStore } from "@/core/application/interfaces/social/upload-session-store";
import type { WorkerRegister } from "@/core/application/interfaces/worker-register";
import { StorageRoom } from "@/core/application/social/posts/storage-room";
import { env } from "@/infrastructure/env";
import * as foundation from "@/infrastructure/foundation";
import { CatalogedMediaStore } from "@/infrastructure/media/cataloged-media-store";
import { GridfsBlobStore } from "@/infrastructure/media/gridfs-blob-store";
import { S3BlobStore } from "@/infrastructure/media/s3-blob-store";
import { S3Bucket } from "@/infrastructure/media/s3-bucket";
import { s3Settings } from "@/infrastructure/media/s3-settings";
import { once } from "@/infrastructure/once";
import { MediaCatalog } from "@/infrastructure/repositories/social/media-catalog";
import { OAuthStateRepository } from "@/infrastructure/repositories/social/oauth-state-repo";
import { PendingConnectionRepository } from "@/infrastructure/repositories/social/pending-connection-repo";
import { MongoPostRepository } from "@/infrastructure/repositories/social/post-repo";
import { MongoPublishingQuotaStore } from "@/infrastructure/repositories/social/publishing-quota-repo";
import { MongoRateLimiter, unlimited } from "@/infrastructure/repositories/social/rate-limit-repo";
import { mongoStorageUse } from "@/infrastructure/repositories/social/storage-use";
import { MongoUploadSessionStore } from "@/infrastructure/repositories/social/upload-session-repo";
import { MongoWorkerRegister } from "@/infrastructure/repositories/social/worker-register-repo";

/** Everything that is kept, lazily and once per process. */

export const socialAuthService = (): SocialAuthService => foundation.socialAuthRepository();

export const oauthStates = once<OAuthStateStore>(
  "oauth-states",
  () => new OAuthStateRepository(foundation.database(), foundation.onUnreadable()),
);

export const pendingConnections = once<PendingConnectionStore>(
  "pending",
  () =>
    new PendingConnectionRepository(
      foundation.database(),
      foundation.tokenCipher(),
      foundation.onUnreadable(),
    ),
);

export const posts = once<PostRepository>(
  "posts",
  () => new MongoPostRepository(foundation.database(), foundation.onUnreadable()),
);

export const publishingQuotas = once<PublishingQuotaStore>(
  "publishing-quotas",
  () => new MongoPublishingQuotaStore(foundation.database(), foundation.onUnreadable()),
);

export const platformOutcomes = (): PlatformOutcomeStore => foundation.platformOutcomes();

export const workerRegister = once<WorkerRegister>(
  "worker-register",
  () => new MongoWorkerRegister(foundation.database()),
);

export const blobStore = once<BlobStore>("blobs", () => {
  const bucket = s3Settings(env());
  return bucket === null ? new GridfsBlobStore(foundation.database) : new S3BlobStore(new S3Bucket(bucket));
});

export const mediaStore = once<MediaStore>(
  "media",
  () =>
    new CatalogedMediaStore(new MediaCatalog(foundation.database, foundation.onUnreadable()), blobStore()),
);

export const uploadSessions = once<UploadSessionStore>(
  "upload-sessions",
  () => new MongoUploadSessionStore(foundation.database, foundation.onUnreadable()),
);

export const storageRoom = once(
  "storage-room",
  () =>
    new StorageRoom(
      mongoStorageUse(foundation.database),
      env().MEDIA_QUOTA_PER_OWNER,
      foundation.systemClock(),
    ),
);

export const rateWindows = once(
  "rate-windows",
  () => new MongoRateLimiter(foundation.database(), foundation.systemClock()),
);

export const rateLimiter = (): RateLimiter => (env().RATE_LIMITS === "off" ? unlimited : rateWindows());
