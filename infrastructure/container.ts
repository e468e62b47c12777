import type { Random } from "@/core/application/interfaces/random";
import type { MediaPreflight } from "@/core/application/interfaces/social/media-preflight";
import type { MediaReach } from "@/core/application/interfaces/social/media-reach";
import type { MediaAddressFor, MediaUrlFor } from "@/core/application/interfaces/social/media-store";
import type {
  AuthServiceFor,
  AvatarCopier,
  ConnectServiceFor,
  PostingAdapterFor,
} from "@/core/application/interfaces/social/platform-factories";
import type { PublishNudge } from "@/core/application/interfaces/social/post-repository";
import { MetricsReads } from "@/core/application/social/posts/metrics-reads";
import { PictureShaper } from "@/core/application/social/posts/picture-shaper";
import { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import type { GetPostMetricsResponse } from "@/core/application/usecases/social/posts/get-post-metrics";
import { PurgeMediaUseCase } from "@/core/application/usecases/social/posts/purge-media";
import { AppError } from "@/core/domain/errors";
import { instagramAuthServiceFor } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import { InstagramConnectService } from "@/infrastructure/adapters/external/social/auth/instagram-connect-service";
import { InstagramPostingAdapter } from "@/infrastructure/adapters/external/social/posting/instagram-posting-adapter";
import { env } from "@/infrastructure/env";
import * as foundation from "@/infrastructure/foundation";
import { addressForMeta } from "@/infrastructure/media/address-for-meta";
import { avatarCopier } from "@/infrastructure/media/avatar-copier";
import { BlobFile } from "@/infrastructure/media/blob-file";
import { ExpiredUploads } from "@/infrastructure/media/expired-uploads";
import { mediaReach } from "@/infrastructure/media/media-reach";
import { PublicMediaUrl } from "@/infrastructure/media/public-media-url";
import { NAMES_IN_POSTS } from "@/infrastructure/media/public-names";
import { convertImage } from "@/infrastructure/media/publishable-image";
import { RemoteMediaPreflight } from "@/infrastructure/media/remote/media-preflight";
import { PublicFetch } from "@/infrastructure/media/remote/public-fetch";
import { type ResolveHost, resolveHost } from "@/infrastructure/media/remote/resolve-host";
import { thumbnailMaker } from "@/infrastructure/media/thumbnails";
import { ResumableUploads } from "@/infrastructure/media/tus/resumable-uploads";
import { LOCK_TIMES } from "@/infrastructure/media/tus/upload-lock";
import { once } from "@/infrastructure/once";
import {
  blobStore,
  mediaStore,
  oauthStates,
  pendingConnections,
  platformOutcomes,
  posts,
  publishingQuotas,
  rateWindows,
  socialAuthService,
  storageRoom,
  uploadSessions,
  workerRegister,
} from "@/infrastructure/stores";
import { CryptoRandom } from "@/infrastructure/system/crypto-random";
import { PublishLoop } from "@/infrastructure/worker/publish-loop";
import { publishingRails } from "@/infrastructure/worker/publishing-rails";

export { errorFacts } from "@/core/application/error-facts";
export { databaseUnavailable, isDatabaseAway } from "@/infrastructure/database/database-away";
export { databaseWatch } from "@/infrastructure/database/mongo";
export { logger, systemClock as clock } from "@/infrastructure/foundation";
export { withBodyLength } from "@/infrastructure/http/body-length";
export { sniffMedia } from "@/infrastructure/media/media-sniffer";
export { NAMES_IN_POSTS } from "@/infrastructure/media/public-names";
export { thumbnailMaker } from "@/infrastructure/media/thumbnails";
export { withFrame, withUpload } from "@/infrastructure/media/upload-form";
export { mp4VideoReader as videoReader } from "@/infrastructure/media/video/mp4-video-reader";
export { databaseIsAlive, isShuttingDown } from "@/infrastructure/process-state";
export * from "@/infrastructure/stores";
export { VERSION } from "@/infrastructure/version";
export * from "@/infrastructure/watching";
export * from "@/infrastructure/web-settings";

/** The composition root: how shared adapters are made, lazily and once per process. */

export const random = once<Random>("random", () => new CryptoRandom());

export const metricsReads = once(
  "metrics-reads",
  () => new MetricsReads<GetPostMetricsResponse>(foundation.systemClock()),
);

const hostResolver = once<ResolveHost>("host-resolver", () => resolveHost);

const publicFetch = (allowedHosts: readonly string[]): PublicFetch =>
  new PublicFetch({ rule: new PublicMediaUrl(allowedHosts), resolve: hostResolver() });

export const mediaPreflight = once<MediaPreflight>(
  "media-preflight",
  () => new RemoteMediaPreflight(publicFetch(env().MEDIA_URL_ALLOWED_HOSTS)),
);

export const uploadReach = once<MediaReach>("upload-reach", () =>
  mediaReach({
    uploadAddress: mediaAddressForMeta()("any", "video"),
    graphOrigin: env().META_GRAPH_URL,
    allowedHosts: env().MEDIA_URL_ALLOWED_HOSTS,
  }),
);

/** Avatars come from Meta itself: its own origin is trusted beside the public web. */
export const copyAvatar = once<AvatarCopier>("avatars", () =>
  avatarCopier({
    store: mediaStore(),
    remote: publicFetch([...env().MEDIA_URL_ALLOWED_HOSTS, new URL(env().META_GRAPH_URL).host]),
    random: random(),
    clock: foundation.systemClock(),
  }),
);

export const pictureShaper = once(
  "picture-shaper",
  () =>
    new PictureShaper({
      mediaStore: mediaStore(),
      convertImage,
      thumbnails: thumbnailMaker,
      readStored: ({ id, name, bytes }) => new BlobFile(blobStore(), id, name, bytes),
      random: random(),
      clock: foundation.systemClock(),
    }),
);

export const resumableUploads = once(
  "resumable-uploads",
  () =>
    new ResumableUploads({
      sessions: uploadSessions(),
      blobs: blobStore(),
      random: random(),
      clock: foundation.systemClock(),
      room: storageRoom(),
      times: LOCK_TIMES,
    }),
);

export const connectServiceFor: ConnectServiceFor = (login) => {
  if (login !== "facebook") {
    throw new AppError("invalid_request", "This login is not available", {
      issues: [
        { path: "login", rule: "unavailable", message: "This login is not available", limit: "facebook" },
      ],
    });
  }
  const settings = env();
  return new InstagramConnectService(
    {
      appId: foundation.instagramAppConfig().appId,
      dialogOrigin: settings.META_DIALOG_URL,
      version: settings.META_GRAPH_VERSION,
      redirectUri: settings.INSTAGRAM_REDIRECT_URI,
      scopes: settings.INSTAGRAM_SCOPES,
      loginConfigId: settings.INSTAGRAM_LOGIN_CONFIG_ID ?? null,
    },
    foundation.metaGraph(),
    foundation.facebookTokens(),
    foundation.systemClock(),
  );
};

export const authServiceFor: AuthServiceFor = (auth) => instagramAuthServiceFor(auth);

export const postingAdapterFor: PostingAdapterFor = (auth) =>
  new InstagramPostingAdapter(
    instagramAuthServiceFor(auth),
    auth,
    foundation.metaGraph(),
    foundation.systemClock(),
    mediaStore(),
  );

/** Under a name of its own, unless that means the small picture. */
export const mediaUrlFor: MediaUrlFor = ({ id, name }) =>
  name === NAMES_IN_POSTS.thumbnail ? mediaAddress(id, "image") : `${env().APP_URL}/media/${id}/${name}`;

/** Where browsers show an upload or its thumbnail. */
export const mediaAddress: MediaAddressFor = (mediaId, shown) =>
  `${env().APP_URL}/media/${mediaId}/${NAMES_IN_POSTS[shown]}`;

const mediaAddressForMeta = (): MediaAddressFor => addressForMeta(env(), mediaAddress);

export const postReconciler = (): PostReconciler =>
  new PostReconciler(postingAdapterFor, posts(), foundation.systemClock());

const purgeMedia = (): PurgeMediaUseCase =>
  new PurgeMediaUseCase(mediaStore(), posts(), socialAuthService(), foundation.logger());

export const publishLoop = once(
  "publish-loop",
  () =>
    new PublishLoop({
      ...publishingRails({
        connections: socialAuthService(),
        posts: posts(),
        quotas: publishingQuotas(),
        postingAdapterFor,
        mediaAddressFor: mediaAddressForMeta(),
        reach: uploadReach(),
        random: random(),
        clock: foundation.systemClock(),
        logger: foundation.logger(),
      }),
      workerId: random().token(),
      posts: posts(),
      register: workerRegister(),
      purge: [
        oauthStates(),
        pendingConnections(),
        rateWindows(),
        platformOutcomes(),
        new ExpiredUploads(uploadSessions(), blobStore(), mediaStore()),
        { purgeExpired: (now) => purgeMedia().execute(now) },
      ],
      clock: foundation.systemClock(),
      logger: foundation.logger(),
    }),
);

/** Wakes the worker of this process, if it runs here; another process looks by itself within a second. */
export const nudgeWorker: PublishNudge = (postId) => publishLoop().nudge(postId);
