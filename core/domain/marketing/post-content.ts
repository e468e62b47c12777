import { bareHandle, isBlank, plainAddress, plainText } from "@/core/domain/marketing/pasted-text";

export const POST_KINDS = ["feed", "reel", "story"] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** A person shown on a picture: where, as a share of width and height from the top left; on video there is no place. */
export interface UserTag {
  /** Without "@". */
  readonly username: string;
  readonly x: number | null;
  readonly y: number | null;
}

export interface PostMedia {
  readonly type: "image" | "video";
  /** Our own upload; its public address is made from it when it is needed. */
  readonly mediaId: string | null;
  /** An address elsewhere; exactly one of the two is set. */
  readonly url: string | null;
  readonly altText: string | null;
  /** A reel's cover, from an upload or an address; it wins over `thumbOffsetMs`. */
  readonly coverMediaId: string | null;
  readonly coverUrl: string | null;
  /** The frame that becomes the cover, in milliseconds from the start. */
  readonly thumbOffsetMs: number | null;
  readonly userTags: readonly UserTag[];
}

/** What the person asked for. */
export interface PostContent {
  readonly kind: PostKind;
  readonly caption: string;
  readonly media: readonly PostMedia[];
  /** Usernames without "@". */
  readonly collaborators: readonly string[];
  /** Id of a Facebook Page that is a place. */
  readonly locationId: string | null;
  /** Whether a reel shows in the feed as well; null: as the platform does by itself. */
  readonly shareToFeed: boolean | null;
  readonly firstComment: string | null;
}

/** Decided by the whole post: one video is a reel, everything else feed (contract.md §6). */
export function kindOf(media: readonly Pick<PostMedia, "type">[]): PostKind {
  return media.length === 1 && media[0]?.type === "video" ? "reel" : "feed";
}

/** Two to ten items in the feed are one carousel. */
export function isCarousel(content: Pick<PostContent, "kind" | "media">): boolean {
  return content.kind === "feed" && content.media.length > 1;
}

/** As Meta wants it: usernames without "@", nothing that was pasted unseen, nothing empty where nothing was meant. */
export function normalizeContent(content: PostContent): PostContent {
  return {
    ...content,
    caption: isBlank(content.caption) ? "" : content.caption.replaceAll(BYTE_ORDER_MARK, ""),
    media: content.media.map((item) => ({
      ...item,
      url: item.url && plainAddress(item.url),
      coverUrl: item.coverUrl && plainAddress(item.coverUrl),
      altText: orNull(item.altText),
      userTags: item.userTags.map((tag) => ({ ...tag, username: bareHandle(tag.username) })),
    })),
    collaborators: content.collaborators.map(bareHandle),
    locationId: content.locationId && plainText(content.locationId),
    firstComment: orNull(content.firstComment),
  };
}

/** Comes with text out of files, and means nothing in a sentence. */
const BYTE_ORDER_MARK = "\uFEFF";

function orNull(text: string | null): string | null {
  return text === null || isBlank(text) ? null : text.replaceAll(BYTE_ORDER_MARK, "");
}
