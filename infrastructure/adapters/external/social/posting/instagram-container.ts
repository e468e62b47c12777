import type {
  PostingMedia,
  PostingPublishRequest,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";

type Form = Record<string, string>;

/**
 * The parameters of `POST /{ig-user-id}/media` for one item of a carousel (graph-api.md §3.1).
 * @throws AppError `media_rejected` when there is no such item
 */
export function childParameters(request: PostingPublishRequest, index: number): Form {
  const item = request.media[index];
  if (item === undefined || !isCarousel(request)) throw noContainerFor(request);
  return item.type === "video"
    ? filled({
        media_type: "VIDEO",
        is_carousel_item: "true",
        ...videoSource(item),
        thumb_offset: numeral(item.thumbOffsetMs),
      })
    : filled({
        is_carousel_item: "true",
        image_url: item.url,
        alt_text: item.altText,
        user_tags: tagsWithPlaces(item),
      });
}

/**
 * The parameters of the container that is published, decided by the whole post and not by its first item.
 * A feed image has no `media_type`; empty values are left out.
 * @throws AppError `media_rejected` for a mixture that Instagram has no container for
 */
export function containerParameters(request: PostingPublishRequest, children: readonly string[]): Form {
  const [item, ...more] = request.media;
  if (item === undefined || children.length !== (isCarousel(request) ? request.media.length : 0)) {
    throw noContainerFor(request);
  }
  if (isCarousel(request)) return carousel(request, children);
  if (more.length === 0 && request.kind === "story") return story(item);
  if (more.length === 0 && request.kind === "reel" && item.type === "video") return reel(request, item);
  if (more.length === 0 && request.kind === "feed" && item.type === "image") return feedImage(request, item);
  throw noContainerFor(request);
}

export function isCarousel({ kind, media }: Pick<PostingPublishRequest, "kind" | "media">): boolean {
  return kind === "feed" && media.length > 1;
}

function carousel(request: PostingPublishRequest, children: readonly string[]): Form {
  return filled({ media_type: "CAROUSEL", children: children.join(","), ...words(request) });
}

function feedImage(request: PostingPublishRequest, item: PostingMedia): Form {
  return filled({
    image_url: item.url,
    alt_text: item.altText,
    user_tags: tagsWithPlaces(item),
    ...words(request),
  });
}

function reel(request: PostingPublishRequest, item: PostingMedia): Form {
  return filled({
    media_type: "REELS",
    ...videoSource(item),
    cover_url: item.coverUrl,
    thumb_offset: numeral(item.thumbOffsetMs),
    share_to_feed: request.shareToFeed === null ? null : String(request.shareToFeed),
    user_tags: list(item.userTags.map(({ username }) => ({ username }))),
    ...words(request),
  });
}

function story(item: PostingMedia): Form {
  const source = item.type === "video" ? videoSource(item) : { image_url: item.url };
  return filled({ media_type: "STORIES", ...source, user_tags: tagsWithPlaces(item) });
}

/** Where Meta takes the video from: an address, or what is sent afterwards (graph-api.md §3.2). */
function videoSource({ url, upload }: PostingMedia): Form {
  return upload === null ? { video_url: url } : { upload_type: "resumable" };
}

function words({ caption, locationId, collaborators }: PostingPublishRequest) {
  return { caption, location_id: locationId, collaborators: list(collaborators) };
}

function tagsWithPlaces({ userTags }: PostingMedia): string | null {
  return list(
    userTags.map(({ username, x, y }) => ({
      username,
      ...(x === null ? {} : { x }),
      ...(y === null ? {} : { y }),
    })),
  );
}

function list(items: readonly unknown[]): string | null {
  return items.length === 0 ? null : JSON.stringify(items);
}

function numeral(value: number | null): string | null {
  return value === null ? null : String(value);
}

function filled(form: Readonly<Record<string, string | null>>): Form {
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ""),
  );
}

function noContainerFor({ kind, media }: PostingPublishRequest): AppError {
  const items = media.map(({ type }) => type).join(", ");
  return new AppError("media_rejected", `No container for a ${kind} of ${items || "nothing"}`);
}
