import { badParameter } from "./graph-answer";
import { named } from "./named-errors";
import type { FakeMedia } from "./posts";

type Params = ReadonlyMap<string, string>;

export interface ContainerKind {
  mediaType: FakeMedia["mediaType"];
  productType: FakeMedia["productType"];
  /** The field that names its media. */
  source: "image_url" | "video_url" | "children";
  /** What else it takes. */
  accepts: readonly string[];
  isCarouselItem?: boolean;
}

const ANYWHERE = ["caption", "location_id", "collaborators", "product_tags", "is_ai_generated"];
const TAGS = ["user_tags", "product_tags"];
const REEL_ONLY = ["cover_url", "thumb_offset", "share_to_feed", "audio_name", "trial_params"];

/** graph-api.md §3.1. */
const IMAGE: ContainerKind = {
  mediaType: "IMAGE",
  productType: "FEED",
  source: "image_url",
  accepts: [...ANYWHERE, "alt_text", "user_tags"],
};

const REEL: ContainerKind = {
  mediaType: "VIDEO",
  productType: "REELS",
  source: "video_url",
  accepts: [...ANYWHERE, ...REEL_ONLY, "user_tags"],
};

const STORY_IMAGE: ContainerKind = {
  mediaType: "IMAGE",
  productType: "STORY",
  source: "image_url",
  accepts: ["user_tags"],
};

const STORY_VIDEO: ContainerKind = { ...STORY_IMAGE, mediaType: "VIDEO", source: "video_url" };

const CHILD_IMAGE: ContainerKind = {
  mediaType: "IMAGE",
  productType: "FEED",
  source: "image_url",
  accepts: [...TAGS, "alt_text", "is_carousel_item"],
  isCarouselItem: true,
};

const CHILD_VIDEO: ContainerKind = {
  mediaType: "VIDEO",
  productType: "FEED",
  source: "video_url",
  accepts: ["thumb_offset", "is_carousel_item"],
  isCarouselItem: true,
};

const CAROUSEL: ContainerKind = {
  mediaType: "CAROUSEL_ALBUM",
  productType: "FEED",
  source: "children",
  accepts: [...ANYWHERE, "share_to_feed"],
};

const ALL_KINDS = [IMAGE, REEL, STORY_IMAGE, STORY_VIDEO, CHILD_IMAGE, CHILD_VIDEO, CAROUSEL];
const KNOWN = new Set(ALL_KINDS.flatMap(({ source, accepts }) => [source, ...accepts]));

function isGiven(params: Params, field: string): boolean {
  const value = params.get(field) ?? "";
  return field === "is_carousel_item" ? value === "true" : value !== "";
}

export function containerKindOf(params: Params): ContainerKind {
  const isChild = isGiven(params, "is_carousel_item");
  const mediaType = params.get("media_type") || "IMAGE";
  if (mediaType === "IMAGE") return isChild ? CHILD_IMAGE : IMAGE;
  if (mediaType === "VIDEO" && isChild) return CHILD_VIDEO;
  if (mediaType === "VIDEO") throw named("100/2207067");
  if (mediaType === "REELS") return REEL;
  if (mediaType === "CAROUSEL") return CAROUSEL;
  if (mediaType !== "STORIES") throw named("100/2207023");
  const isVideo = isGiven(params, "video_url") || isGiven(params, "upload_type");
  return isVideo && !isGiven(params, "image_url") ? STORY_VIDEO : STORY_IMAGE;
}

/** Its video is sent afterwards (graph-api.md §3.2). */
export function isResumable(params: Params): boolean {
  return isGiven(params, "upload_type");
}

function checkSource(source: ContainerKind["source"], params: Params): void {
  if (!isResumable(params)) {
    if (!isGiven(params, source)) throw badParameter(`The parameter ${source} is required`);
  } else if (params.get("upload_type") !== "resumable" || source !== "video_url" || isGiven(params, source))
    throw badParameter("Param upload_type is not allowed here");
}

/** Parameters Meta does not know at all are ignored. */
export function checkFields({ source, accepts }: ContainerKind, params: Params): void {
  checkSource(source, params);
  for (const field of KNOWN)
    if (isGiven(params, field) && field !== source && !accepts.includes(field))
      throw badParameter(`Param ${field} is not allowed for this media type`);
}
