import type { ConnectionView } from "@/app/api/_schemas/connection";

/** A connection that works, as pages are told of it. */
export function aConnectionView(change: Partial<ConnectionView> = {}): ConnectionView {
  return {
    channelId: "1784",
    username: "a",
    pageName: "A",
    avatarUrl: null,
    login: "facebook",
    health: "connected",
    expiresAt: null,
    userTokenExpiresAt: null,
    dataAccessExpiresAt: null,
    scopes: [],
    missingScopes: [],
    publishingPausedUntil: null,
    canDelete: false,
    profileUrl: "https://www.instagram.com/a",
    quota: null,
    ...change,
  };
}
