import { REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import type { NewSocialAuth, SocialAuth } from "@/core/domain/marketing/social-auth";
import { Secret } from "@/core/domain/secret";
import { anId } from "./an-id";

const AT = new Date("2026-11-24T09:00:00.000Z");

export function aNewSocialAuth(over: Partial<NewSocialAuth> = {}): NewSocialAuth {
  const channelId = over.channelId ?? "17841400000000001";
  return {
    userId: anId(),
    platform: "instagram",
    accessToken: new Secret("EAAG-page-token"),
    refreshToken: null,
    expiresAt: null,
    openId: channelId,
    channelId,
    channelName: "seaside",
    scopes: [...REQUIRED_SCOPES],
    login: "facebook",
    pageId: "1000000001",
    pageName: "Seaside",
    facebookUserId: "9000000001",
    userAccessToken: new Secret("EAAG-user-token"),
    userTokenExpiresAt: new Date("2027-01-23T09:00:00.000Z"),
    dataAccessExpiresAt: new Date("2027-02-22T09:00:00.000Z"),
    avatarMediaId: null,
    ...over,
  };
}

/** A healthy stored connection. */
export function aSocialAuth(over: Partial<SocialAuth> = {}): SocialAuth {
  return {
    ...aNewSocialAuth(),
    id: anId(),
    credentialsId: anId(),
    grantId: anId(),
    problem: null,
    problemReason: null,
    publishingPausedUntil: null,
    createdAt: AT,
    updatedAt: AT,
    ...over,
  };
}
