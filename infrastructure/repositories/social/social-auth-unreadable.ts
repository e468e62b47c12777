import { type Filter, ObjectId } from "mongodb";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import {
  type SocialAuthDocument,
  socialAuthDocument,
} from "@/infrastructure/repositories/social/social-auth-document";

/** What stands for fields that are not there or cannot be read. Whose it is, and where, cannot be made up. */
function blankFor(_id: ObjectId): Partial<SocialAuthDocument> {
  const since = _id.getTimestamp();
  return {
    accessToken: "",
    refreshToken: null,
    expiresAt: null,
    openId: "",
    channelId: _id.toHexString(),
    channelName: "",
    scopes: [],
    login: "facebook",
    pageId: null,
    pageName: null,
    facebookUserId: null,
    userAccessToken: null,
    userTokenExpiresAt: null,
    dataAccessExpiresAt: null,
    avatarMediaId: null,
    problem: null,
    problemReason: null,
    createdAt: since,
    updatedAt: since,
    version: 0,
    writeId: _id,
  };
}

/** What can be read of it, the rest left blank. Null where it cannot even be told whose it is. */
export function withoutUnreadable(found: SocialAuthDocument): SocialAuthDocument | null {
  const { _id }: { readonly _id: unknown } = found;
  if (!(_id instanceof ObjectId)) return null;
  const issues = socialAuthDocument.safeParse(found).error?.issues ?? [];
  const wrong = new Set(issues.map(({ path }) => path[0]));
  const kept = Object.entries(found).filter(([name]) => !wrong.has(name));
  return socialAuthDocument.safeParse({ ...blankFor(_id), ...Object.fromEntries(kept) }).data ?? null;
}

/**
 * A connection without any token: it publishes nothing, holds its posts back, and can be connected anew or
 * disconnected. The same way takes in rows that a CRM stored before this module, with its tokens in clear.
 */
export function unreadableAuth(found: SocialAuthDocument): SocialAuth | null {
  const mended = withoutUnreadable(found);
  if (mended === null) return null;
  const { _id, userId, version, writeId, ...readable } = mended;
  return {
    ...readable,
    id: _id.toHexString(),
    userId: userId.toHexString(),
    credentialsId: readable.credentialsId ?? null,
    grantId: readable.grantId ?? null,
    channelName: readable.channelName || readable.channelId,
    accessToken: null,
    refreshToken: null,
    userAccessToken: null,
    problemReason: "connection_unreadable",
  };
}

/** Its channel's id, or where none can be read the id of the row stands for it. */
export function named(channelId: string): Filter<SocialAuthDocument> {
  return /^[0-9a-f]{24}$/.test(channelId)
    ? { $or: [{ channelId }, { _id: new ObjectId(channelId) }] }
    : { channelId };
}
