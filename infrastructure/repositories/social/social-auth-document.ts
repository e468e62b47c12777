import { type Filter, ObjectId } from "mongodb";
import { z } from "zod/v4";
import {
  bringTokens,
  type Granted,
  type Judged,
  type SocialAuthChanges,
} from "@/core/application/interfaces/social/social-auth-service";
import { FAILURE_REASONS } from "@/core/domain/errors";
import type { NewSocialAuth, SocialAuth } from "@/core/domain/marketing/social-auth";
import { requireObjectId } from "@/infrastructure/repositories/social/object-id";
import {
  boundMark,
  type ConnectionRow,
  isBound,
  TokenFields,
} from "@/infrastructure/repositories/social/sealed-tokens";
import type { TokenCipher } from "@/infrastructure/security/token-cipher";

const sealed = z.string();
const instant = z.date().nullable();

export const socialAuthDocument = z.object({
  _id: z.instanceof(ObjectId),
  userId: z.instanceof(ObjectId),
  platform: z.enum(["instagram", "facebook", "tiktok"]),
  accessToken: sealed,
  refreshToken: sealed.nullable(),
  expiresAt: instant,
  openId: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  scopes: z.array(z.string()).readonly(),
  login: z.enum(["facebook", "instagram"]),
  pageId: z.string().nullable(),
  pageName: z.string().nullable(),
  facebookUserId: z.string().nullable(),
  userAccessToken: sealed.nullable(),
  /** Of these tokens; missing where they were stored before it was noted. */
  credentialsId: z.string().optional(),
  /** Names the credentials whose tokens are all bound to this connection; missing where that is not known. */
  tokensBound: z.string().optional(),
  /** Of this connection, renewed when it is connected anew; missing where it was stored before it was noted. */
  grantId: z.string().optional(),
  userTokenExpiresAt: instant,
  dataAccessExpiresAt: instant,
  avatarMediaId: z.string().nullable(),
  problem: z.enum(["expired", "revoked"]).nullable(),
  /** Another version may know more of them. */
  problemReason: z.enum(FAILURE_REASONS).nullable().catch(null),
  /** Missing until an action block: saving does not write it, and upserts of the embedded database drop a null. */
  publishingPausedUntil: instant.default(null),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** Grows with each write: putting an earlier state back must not undo what somebody wrote since. */
  version: z.number(),
  /** The mark of the last write. */
  writeId: z.instanceof(ObjectId),
});

export type SocialAuthDocument = z.infer<typeof socialAuthDocument>;

/** What saving writes. A pause after an action block outlives it; the rest belongs to the store. */
export type SavedFields = Omit<
  SocialAuthDocument,
  "_id" | "createdAt" | "updatedAt" | "version" | "writeId" | "publishingPausedUntil"
>;

export async function toSavedFields(auth: NewSocialAuth, cipher: TokenCipher): Promise<SavedFields> {
  const userId = requireObjectId(auth.userId);
  const tokens = new TokenFields(cipher, { ...auth, userId });
  const credentialsId = newName();
  return {
    userId,
    platform: auth.platform,
    accessToken: await tokens.seal(auth.accessToken, "access_token"),
    refreshToken: await tokens.sealOptional(auth.refreshToken, "refresh_token"),
    expiresAt: auth.expiresAt,
    openId: auth.openId,
    channelId: auth.channelId,
    channelName: auth.channelName,
    scopes: auth.scopes,
    login: auth.login,
    pageId: auth.pageId,
    pageName: auth.pageName,
    facebookUserId: auth.facebookUserId,
    userAccessToken: await tokens.sealOptional(auth.userAccessToken, "user_access_token"),
    userTokenExpiresAt: auth.userTokenExpiresAt,
    credentialsId,
    tokensBound: boundMark(credentialsId),
    grantId: newName(),
    dataAccessExpiresAt: auth.dataAccessExpiresAt,
    avatarMediaId: auth.avatarMediaId,
    problem: null,
    problemReason: null,
  };
}

export async function toChangedFields(changes: SocialAuthChanges, row: ConnectionRow, cipher: TokenCipher) {
  const { accessToken, userAccessToken, ...plain } = changes;
  const tokens = new TokenFields(cipher, row);
  return {
    ...plain,
    ...(accessToken && { accessToken: await tokens.seal(accessToken, "access_token") }),
    ...(userAccessToken !== undefined && {
      userAccessToken: await tokens.sealOptional(userAccessToken, "user_access_token"),
    }),
    ...(bringTokens(changes) && { credentialsId: newName() }),
  };
}

/** A name that is missing, or cannot be read. */
const NO_NAME = { $not: { $type: "string" } } as const;

/** Finds the document while it holds these credentials; any, where none were judged. */
export function holding(judged: Judged | undefined): Filter<SocialAuthDocument> {
  return judged === undefined ? {} : { credentialsId: judged.credentialsId ?? NO_NAME };
}

/** Finds the document while it is the connection that was granted; any, where none is named. */
export function grantedAs(granted: Granted | undefined): Filter<SocialAuthDocument> {
  return granted === undefined ? {} : { grantId: granted.grantId ?? NO_NAME };
}

function newName(): string {
  return new ObjectId().toHexString();
}

export async function toSocialAuth(found: SocialAuthDocument, cipher: TokenCipher): Promise<SocialAuth> {
  const { _id, version, writeId, tokensBound, ...document } = found;
  const tokens = new TokenFields(cipher, document);
  return {
    ...document,
    ...(await tokens.open(document, !isBound(found))),
    id: _id.toHexString(),
    userId: document.userId.toHexString(),
    credentialsId: document.credentialsId ?? null,
    grantId: document.grantId ?? null,
  };
}
