import type { Random } from "@/core/application/interfaces/random";
import type { MediaUrlRule } from "@/core/application/interfaces/social/media-url-rule";
import type {
  AuthServiceFor,
  AvatarCopier,
  ConnectServiceFor,
  PostingAdapterFor,
} from "@/core/application/interfaces/social/platform-factories";
import type { PublishNudge } from "@/core/application/interfaces/social/post-repository";
import { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import { AppError } from "@/core/domain/errors";
import { instagramAuthServiceFor } from "@/infrastructure/adapters/external/social/auth/instagram-auth-service";
import { InstagramConnectService } from "@/infrastructure/adapters/external/social/auth/instagram-connect-service";
import { InstagramPostingAdapter } from "@/infrastructure/adapters/external/social/posting/instagram-posting-adapter";
import { env } from "@/infrastructure/env";
import * as foundation from "@/infrastructure/foundation";
import { avatarCopier } from "@/infrastructure/media/avatar-copier";
import { PublicMediaUrl } from "@/infrastructure/media/public-media-url";
import { NAME_IN_POSTS } from "@/infrastructure/media/public-names";
import { once } from "@/infrastructure/once";
import {
  mediaStore,
  oauthStates,
  pendingConnections,
  posts,
  publishingQuotas,
  rateWindows,
  socialAuthService,
  workerRegister,
} from "@/infrastructure/stores";
import { CryptoRandom } from "@/infrastructure/system/crypto-random";
import { PublishLoop } from "@/infrastructure/worker/publish-loop";
import { publishingRails } from "@/infrastructure/worker/publishing-rails";

export { logger, systemClock as clock } from "@/infrastructure/foundation";
export { NAME_IN_POSTS } from "@/infrastructure/media/public-names";
export { convertImage } from "@/infrastructure/media/publishable-image";
export { withUpload } from "@/infrastructure/media/upload-form";
export { APP_VERSION, databaseIsAlive, isShuttingDown } from "@/infrastructure/process-state";
export * from "@/infrastructure/stores";
export * from "@/infrastructure/web-settings";

/** The composition root: how shared adapters are made, lazily and once per process. */

export const random = once<Random>("random", () => new CryptoRandom());

export const mediaUrls = once<MediaUrlRule>(
  "media-urls",
  () => new PublicMediaUrl(env().MEDIA_URL_ALLOWED_HOSTS),
);

/** Avatars come from Meta itself: its own origin is trusted beside the public web. */
export const copyAvatar = once<AvatarCopier>("avatars", () =>
  avatarCopier({
    store: mediaStore(),
    urls: new PublicMediaUrl([...env().MEDIA_URL_ALLOWED_HOSTS, new URL(env().META_GRAPH_URL).host]),
    random: random(),
    clock: foundation.systemClock(),
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
  );

export const mediaUrlFor = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  `${env().APP_URL}/media/${id}/${name}`;

/** Where Meta fetches an upload, and browsers show it. */
export const mediaAddress = (mediaId: string): string => `${env().APP_URL}/media/${mediaId}/${NAME_IN_POSTS}`;

export const postReconciler = (): PostReconciler => new PostReconciler(postingAdapterFor, posts());

export const publishLoop = once(
  "publish-loop",
  () =>
    new PublishLoop({
      ...publishingRails({
        connections: socialAuthService(),
        posts: posts(),
        quotas: publishingQuotas(),
        postingAdapterFor,
        mediaAddressFor: mediaAddress,
        random: random(),
        clock: foundation.systemClock(),
        logger: foundation.logger(),
      }),
      workerId: random().token(),
      posts: posts(),
      register: workerRegister(),
      purge: [oauthStates(), pendingConnections(), rateWindows()],
      clock: foundation.systemClock(),
      logger: foundation.logger(),
    }),
);

/** Wakes the worker of this process, if it runs here; another process looks by itself within a second. */
export const nudgeWorker: PublishNudge = (postId) => publishLoop().nudge(postId);
