import type { Db } from "mongodb";
import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PlatformAuthConfig } from "@/core/application/interfaces/social/auth-service";
import { AppError } from "@/core/domain/errors";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import { FacebookTokenEndpoint } from "@/infrastructure/adapters/external/social/auth/facebook-token-endpoint";
import { GraphClient } from "@/infrastructure/adapters/external/social/graph/graph-client";
import { OutcomeRecorder } from "@/infrastructure/adapters/external/social/graph/outcome-recorder";
import { createDatabase, type DatabaseOptions, databaseApart } from "@/infrastructure/database/mongo";
import { env } from "@/infrastructure/env";
import { once } from "@/infrastructure/once";
import { MongoPlatformOutcomeStore } from "@/infrastructure/repositories/social/platform-outcome-repo";
import { SocialAuthRepository } from "@/infrastructure/repositories/social/social-auth-repo";
import { TokenCipher } from "@/infrastructure/security/token-cipher";
import { PinoLogger } from "@/infrastructure/system/pino-logger";
import { SystemClock } from "@/infrastructure/system/system-clock";
import { unreadableReports } from "@/infrastructure/unreadable-reports";

/** What adapters are made of; the container above makes the adapters. Nothing connects before it is used. */

export const systemClock = once<Clock>("clock", () => new SystemClock());

export const logger = once<Logger>("logger", () => new PinoLogger(env().LOG_LEVEL));

export const database = (): Db => createDatabase(databaseOptions());

/** For making its indexes: whoever asks for it closes its client. */
export const ownDatabase = (): Db => databaseApart(databaseOptions());

const databaseOptions = (): DatabaseOptions => ({ uri: env().MONGODB_URI, dbName: env().MONGODB_DB });

export const onUnreadable = once("unreadable-reports", () => unreadableReports(logger()));

export const tokenCipher = once("cipher", () => new TokenCipher(env().TOKEN_ENCRYPTION_KEYS));

export const socialAuthRepository = once(
  "social-auths",
  () => new SocialAuthRepository(database(), tokenCipher(), systemClock(), onUnreadable()),
);

export const platformOutcomes = once(
  "platform-outcomes",
  () => new MongoPlatformOutcomeStore(database(), onUnreadable()),
);

/** @throws AppError `not_configured` while the Meta app is not set */
export function instagramAppConfig(): PlatformAuthConfig {
  const { INSTAGRAM_APP_ID: appId, INSTAGRAM_APP_SECRET: appSecret } = env();
  if (appId === undefined || appSecret === undefined)
    throw new AppError("not_configured", "No Meta app is set");
  return { appId, appSecret: new Secret(appSecret) };
}

export const metaGraph = once("graph", () => {
  const { META_GRAPH_URL: origin, META_UPLOAD_URL: uploadOrigin, META_GRAPH_VERSION: version } = env();
  const outcomes = new OutcomeRecorder(platformOutcomes(), systemClock(), logger());
  return new GraphClient(
    {
      origin,
      uploadOrigin,
      version,
      appSecret: instagramAppConfig().appSecret,
      onOutcome: (account, outcome) => outcomes.note(account, outcome),
    },
    logger(),
    systemClock(),
  );
});

export const facebookTokens = once(
  "facebook-tokens",
  () => new FacebookTokenEndpoint(metaGraph(), instagramAppConfig()),
);

export async function findConnection(userId: string, channelId?: string): Promise<SocialAuth | null> {
  const connections = socialAuthRepository();
  return channelId === undefined
    ? await connections.getByUserAndPlatform(userId, "instagram")
    : await connections.getByChannel(userId, "instagram", channelId);
}
