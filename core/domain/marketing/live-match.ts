import type { PostKind } from "@/core/domain/marketing/post-content";

/** A post on the platform, as its list of newest posts shows it. */
export interface LiveEntry {
  readonly mediaId: string;
  readonly permalink: string | null;
  readonly caption: string | null;
  /** Empty where the platform does not tell. */
  readonly mediaType: string;
  readonly productType: string;
  /** Full seconds only: that is all the platform tells. */
  readonly timestamp: Date;
}

export interface MatchWish {
  readonly kind: PostKind;
  readonly itemCount: number;
  readonly firstType: "image" | "video";
  readonly caption: string;
  readonly firstSentAt: Date;
  /** Entries that are other posts of ours. */
  readonly taken: ReadonlySet<string>;
}

/**
 * The one entry that can only be this post (contract.md §6 rule 3): newer than the send, same product and
 * media type, same caption, not another of our posts, and no second entry like it. Null when there is none;
 * undefined when several look like it, so that nobody can tell.
 */
export function findLiveMatch(entries: readonly LiveEntry[], wish: MatchWish): LiveEntry | null | undefined {
  const [only = null, ...others] = entries.filter((entry) => couldBe(entry, wish));
  return others.length === 0 ? only : undefined;
}

/** What is newer than the send, whatever it looks like: the entries whose owner has to be looked up. */
export function newerThanSend<Entry extends Pick<LiveEntry, "timestamp">>(
  entries: readonly Entry[],
  firstSentAt: Date,
): readonly Entry[] {
  // The platform tells full seconds only: the second of the send itself counts as newer.
  const second = Math.floor(firstSentAt.getTime() / 1000) * 1000;
  return entries.filter(({ timestamp }) => timestamp.getTime() >= second);
}

function couldBe(entry: LiveEntry, wish: MatchWish): boolean {
  return (
    newerThanSend([entry], wish.firstSentAt).length === 1 &&
    !wish.taken.has(entry.mediaId) &&
    isOrUntold(entry.productType, PRODUCT_TYPE[wish.kind]) &&
    isOrUntold(entry.mediaType, mediaType(wish)) &&
    (wish.kind === "story" || normal(entry.caption ?? "") === normal(wish.caption))
  );
}

/** What the platform leaves out rules nothing out: a hidden live post would be sent again. */
function isOrUntold(told: string, wanted: string): boolean {
  return told === "" || told === wanted;
}

const PRODUCT_TYPE: Record<PostKind, string> = { feed: "FEED", reel: "REELS", story: "STORY" };

function mediaType({ itemCount, firstType }: MatchWish): string {
  if (itemCount > 1) return "CAROUSEL_ALBUM";
  return firstType === "image" ? "IMAGE" : "VIDEO";
}

/** Line ends, outer spaces and Unicode forms may come back changed; words may not. */
function normal(caption: string): string {
  return caption.replace(/\r\n?/g, "\n").trim().normalize("NFC");
}
