import {
  type ConnectableAccount,
  type ConnectionGrant,
  PENDING_CONNECTION_MS,
  type PendingConnection,
} from "@/core/domain/marketing/connectable-account";
import { REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import { Secret } from "@/core/domain/secret";
import { anId } from "./an-id";

const AT = new Date("2026-11-24T09:00:00.000Z");

export function aConnectableAccount(over: Partial<ConnectableAccount> = {}): ConnectableAccount {
  return {
    pageId: "1000000001",
    pageName: "Seaside",
    pageAccessToken: new Secret("EAAG-page-token"),
    instagramId: "17841400000000001",
    username: "seaside",
    avatarUrl: "https://example.com/avatar.jpg",
    ...over,
  };
}

export function aGrant(over: Partial<ConnectionGrant> = {}): ConnectionGrant {
  return {
    login: "facebook",
    facebookUserId: "9000000001",
    userAccessToken: new Secret("EAAG-user-token"),
    userTokenExpiresAt: new Date("2027-01-23T09:00:00.000Z"),
    dataAccessExpiresAt: null,
    scopes: [...REQUIRED_SCOPES],
    accounts: [aConnectableAccount()],
    unavailable: [{ pageId: "1000000002", pageName: "Hills", reason: "no_instagram_account" }],
    ...over,
  };
}

/** One that was granted at 2026-11-24T09:00Z, unless told otherwise. */
export function aPendingConnection(over: Partial<PendingConnection> = {}): PendingConnection {
  return {
    ownerId: anId(),
    actorId: anId(),
    grant: aGrant(),
    reconnect: null,
    expiresAt: new Date(AT.getTime() + PENDING_CONNECTION_MS),
    ...over,
  };
}
