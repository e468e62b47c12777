import { visibleText } from "@/core/domain/marketing/pasted-text";
import type { PostKind } from "@/core/domain/marketing/post-content";

/** The platform's clock and ours where nobody told how they differ, and the way of an answer. */
export const CLOCKS_DIFFER_MS = 60_000;
/** One machine of the platform's dates its answers, another its posts. */
export const CLOCK_IS_TOLD_WITHIN_MS = 5_000;

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

/** What is asked of the list; its times are the platform's, as well as its clock is known. */
export interface MatchWish {
  readonly kind: PostKind;
  readonly itemCount: number;
  readonly firstType: "image" | "video";
  readonly caption: string;
  readonly firstSentAt: Date;
  /** How much the platform's clock may still differ from what we take it for. */
  readonly clocksWithinMs: number;
  /** When it was known to be live; null: it is not. */
  readonly liveBy: Date | null;
  /** Entries that are other posts of ours. */
  readonly taken: ReadonlySet<string>;
}

/**
 * The one entry that can only be this post (contract.md §6 rule 3): newer than the send, same product and
 * media type, same caption, not another of our posts, and no second entry like it. Null when there is none;
 * undefined when several look like it, so that nobody can tell.
 */
export function findLiveMatch(entries: readonly LiveEntry[], wish: MatchWish): LiveEntry | null | undefined {
  return theOnly(newerThanSend(entries, wish.firstSentAt), wish);
}

/**
 * The same where clocks may differ: an entry from just before the send counts as well. Proof only for a post that is
 * live and must be in the list by now, for then an older twin would be a second one.
 */
export function findNearMatch(entries: readonly LiveEntry[], wish: MatchWish): LiveEntry | null | undefined {
  return theOnly(newerThanSend(entries, earliest(wish)), wish);
}

/** From when on an entry may be this post, whatever the clocks are. */
export function earliest({
  firstSentAt,
  clocksWithinMs,
}: Pick<MatchWish, "firstSentAt" | "clocksWithinMs">): Date {
  return new Date(firstSentAt.getTime() - clocksWithinMs);
}

function theOnly(entries: readonly LiveEntry[], wish: MatchWish): LiveEntry | null | undefined {
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
    isBy(entry, wish.liveBy) &&
    !wish.taken.has(entry.mediaId) &&
    isOrUntold(entry.productType, PRODUCT_TYPE[wish.kind]) &&
    isOrUntold(entry.mediaType, mediaType(wish)) &&
    (wish.kind === "story" || hasSameWords(entry.caption ?? "", wish.caption))
  );
}

/** An entry that is newer than the moment at which a post was known to be live is another one. */
export function isBy({ timestamp }: Pick<LiveEntry, "timestamp">, liveBy: Date | null): boolean {
  return liveBy === null || timestamp.getTime() <= liveBy.getTime() + CLOCKS_DIFFER_MS;
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

/** Line ends, outer spaces, Unicode forms and what nobody sees may come back changed; words may not. */
export function hasSameWords(caption: string, other: string): boolean {
  return normal(caption) === normal(other);
}

function normal(caption: string): string {
  return visibleText(caption.replace(/\r\n?/g, "\n")).normalize("NFC");
}
