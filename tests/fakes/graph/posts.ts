export type ContainerStatus = "IN_PROGRESS" | "FINISHED" | "PUBLISHED" | "ERROR" | "EXPIRED";

export interface UserTag {
  username: string;
  x?: number;
  y?: number;
}

/** What a container was told and its post keeps. */
export interface PostDetails {
  caption?: string;
  altText?: string;
  locationId?: string;
  userTags?: UserTag[];
  collaborators?: string[];
  thumbOffset?: number;
  shareToFeed?: boolean;
}

export interface FakeContainer extends PostDetails {
  id: string;
  instagramId: string;
  mediaType: FakeMedia["mediaType"];
  productType: FakeMedia["productType"];
  createdAt: number;
  readyAt: number;
  publishedAt?: number;
  errorSubcode?: number;
  /** Broken from the start when left out. */
  errorAt?: number;
  isCarouselItem?: boolean;
  /** Containers of the items of a carousel. */
  children?: string[];
  /** Missing for a video without a cover. */
  pictureId?: string;
  /** Made for an upload that has not come yet; how long it ripens once it has. */
  awaitsUpload?: { ripenMs: number };
  /** What came. */
  upload?: { bytes: number; sha256: string };
}

export interface FakeComment {
  id: string;
  mediaId: string;
  text: string;
  createdAt: number;
}

export interface FakeMedia extends PostDetails {
  id: string;
  instagramId: string;
  containerId: string;
  mediaType: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  productType: "FEED" | "REELS" | "STORY";
  shortcode: string;
  publishedAt: number;
  pictureId?: string;
  /** Media of the items of a carousel. */
  children?: string[];
  /** The carousel this item belongs to. */
  parentId?: string;
  deletedAt?: number;
  /** Enough when left out; only stories care. */
  viewers?: number;
  isOlderThanConversion?: boolean;
  likeCount?: number;
  commentsCount: number;
  commentsEnabled: boolean;
  /** A metric that is not here is missing from the answer, never 0. */
  insights: Record<string, number>;
}
