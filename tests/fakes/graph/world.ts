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
  quotaTotal: number;
  /** Added to what was really published in the last 24 hours. */
  quotaUsedElsewhere: number;
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

export type ContainerStatus = "IN_PROGRESS" | "FINISHED" | "PUBLISHED" | "ERROR" | "EXPIRED";

export interface FakeContainer {
  id: string;
  instagramId: string;
  mediaType: FakeMedia["mediaType"];
  productType: FakeMedia["productType"];
  createdAt: number;
  readyAt: number;
  publishedAt?: number;
  errorSubcode?: number;
  pictureId: string;
  caption?: string;
  altText?: string;
}

export interface FakeMedia {
  id: string;
  instagramId: string;
  containerId: string;
  mediaType: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  productType: "FEED" | "REELS" | "STORY";
  shortcode: string;
  publishedAt: number;
  pictureId: string;
  caption?: string;
  altText?: string;
  likeCount?: number;
  commentsCount: number;
  commentsEnabled: boolean;
  /** A metric that is not here is missing from the answer, never 0. */
  insights: Record<string, number>;
}

/** How the platform behaves; every value can be changed while it runs. */
export interface Switches {
  ripenMs: number;
  /** A second `media_publish` of the same container goes live again. */
  secondPublishGoesLive: boolean;
  /** Container and media-list reads show the world as it was this long ago. */
  readLagMs: number;
  /** Writes are applied only after this delay, even when their sender is gone by then. */
  arriveAfterDeathMs: number;
  /** Media younger than this answer `{"data":[]}` to insights. */
  insightsDelayMs: number;
  omitExpiresIn: boolean;
  /** `DELETE …/permissions` answers a bare `true`. */
  revokeAnswersTrue: boolean;
  omitQuotaConfig: boolean;
  /** Percentage told in the usage headers. */
  usagePercent: number;
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
  /** JPEG bytes as base64, by container id. */
  pictures: Record<string, string>;
  issued: string[];
  switches: Switches;
  sequence: { container: number; media: number; trace: number };
}
