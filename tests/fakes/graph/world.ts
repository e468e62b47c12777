import type { FakeComment, FakeContainer, FakeMedia } from "./posts";
import type { Switches } from "./switches";

export interface FakePerson {
  id: string;
  name: string;
}

export interface FakePage {
  id: string;
  name: string;
  category: string;
  personId: string;
  tasks: string[];
  instagramId?: string;
  /** Owned by a business portfolio: missing from `/me/accounts` without `business_management`. */
  inPortfolio?: boolean;
  /** Listed without an `access_token`, as Meta does when the person's role is too small. */
  withoutToken?: boolean;
}

export interface FakeAccount {
  id: string;
  username: string;
  name?: string;
  biography?: string;
  website?: string;
  followersCount: number;
  followsCount: number;
  hasPicture: boolean;
  /** What the picture is drawn from; the id when left out. */
  picture?: string;
  quotaTotal: number;
  /** Added to what was really published in the last 24 hours. */
  quotaUsedElsewhere: number;
  /** Added to the containers really made in the last 24 hours. */
  containersUsedElsewhere?: number;
}

export interface FakeBusiness {
  id: string;
  name: string;
  ownedPageIds: string[];
  clientPageIds: string[];
}

export type PermissionStatus = "granted" | "declined" | "expired";

export interface FakeGrant {
  personId: string;
  permissions: { permission: string; status: PermissionStatus }[];
  pageIds: string[];
  loggedInAt: number;
}

export interface FakeCode {
  value: string;
  personId: string;
  redirectUri: string;
  expiresAt: number;
  used: boolean;
}

export interface TokenDeath {
  code: number;
  subcode?: number;
  message: string;
}

/** Times are milliseconds; `expiresAt` 0 means never. */
export interface FakeToken {
  value: string;
  kind: "user" | "page";
  lifetime: "short" | "long";
  personId: string;
  pageId?: string;
  parent?: string;
  issuedAt: number;
  expiresAt: number;
  dataAccessExpiresAt: number;
  foreign?: boolean;
  death?: TokenDeath;
}

export interface World {
  persons: FakePerson[];
  pages: FakePage[];
  accounts: FakeAccount[];
  businesses: FakeBusiness[];
  grants: FakeGrant[];
  codes: FakeCode[];
  tokens: FakeToken[];
  containers: FakeContainer[];
  media: FakeMedia[];
  comments: FakeComment[];
  /** JPEG bytes as base64, by container id. */
  pictures: Record<string, string>;
  issued: string[];
  switches: Switches;
  sequence: { container: number; media: number; comment: number; trace: number };
}
