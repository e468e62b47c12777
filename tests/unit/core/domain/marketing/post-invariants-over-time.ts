import { isDeepStrictEqual } from "node:util";
import { upkeepAfter } from "@/core/domain/marketing/live-upkeep-machine";
import type { Post } from "@/core/domain/marketing/post";
import type { EventType, PostEvent, UpkeepEvent } from "@/core/domain/marketing/post-events";

const UPKEEP: ReadonlySet<EventType> = new Set<EventType>([
  "link_looked_up",
  "comment_intended",
  "comment_posted",
  "comment_unclear",
  "comment_unseen",
  "comment_waits",
  "comment_failed",
  "metrics_round_done",
  "missed_there",
  "found_there",
]);
const AGAIN: readonly EventType[] = ["retried", "confirmed_not_live"];
const NEW_CONTAINER: readonly EventType[] = ["container_lost", "recheck_passed", ...AGAIN];

type Check = (isFine: boolean, problem: string) => void;

/** What of a change is wrong, in words. */
export function problemsBetween(before: Post, event: PostEvent, after: Post, now: Date): string[] {
  const found: string[] = [];
  const check: Check = (isFine, problem) => {
    if (!isFine) found.push(`${event.type} (${before.status} to ${after.status}): ${problem}`);
  };
  checkIdentity(before, event, after, check);
  checkSends(before, event, after, check);
  checkLive(before, event, after, check);
  check(after.updatedAt === now, "no time of the change");
  return found;
}

function checkIdentity(before: Post, event: PostEvent, after: Post, check: Check): void {
  check(after.attempts === before.attempts, "attempts are the claim's to count");
  check(
    after.id === before.id && after.ownerId === before.ownerId && after.platform === before.platform,
    "whose",
  );
  check(
    after.createdAt === before.createdAt && after.metrics === before.metrics,
    "what is not the machine's",
  );
  const isByPerson = event.type === "edited" || event.type === "sent_out";
  check(after.revision === before.revision + (isByPerson ? 1 : 0), "revision");
  if (event.type !== "edited")
    check(
      after.media === before.media &&
        after.caption === before.caption &&
        after.channelId === before.channelId,
      "content or channel changed",
    );
  const isTimeNew = isByPerson || AGAIN.includes(event.type);
  check(isTimeNew || after.wantedAt === before.wantedAt, "nobody wanted another time");
  check(!["published", "cancelled"].includes(before.status) || after.status === before.status, "came back");
}

function checkSends(before: Post, event: PostEvent, after: Post, check: Check): void {
  const [was, is] = [before.publication, after.publication];
  const isIntent = event.type === "send_intended";
  check(is.firstSentAt === was.firstSentAt || (was.firstSentAt === null && isIntent), "another first send");
  const isRefusal =
    ["send_refused_as_early", "wait"].includes(event.type) ||
    (event.type === "reconnect_needed" && event.sendRefused);
  if (isIntent) check(is.sends === was.sends + 1, "a send not counted");
  else if (isRefusal) check(is.sends === was.sends - (was.sentAt === null ? 0 : 1), "a refused send");
  else if (NEW_CONTAINER.includes(event.type)) check(is.sends === 0 || is.sends === was.sends, "sends");
  else check(is.sends === was.sends, "sends changed by themselves");
  if (isIntent) check(is.sentAt !== null && is.containerId === was.containerId, "another container was sent");
  const isCountedAnew = AGAIN.includes(event.type) || (isIntent && was.firstSentAt === null);
  check(isCountedAnew ? is.rebuilds === 0 : is.rebuilds >= was.rebuilds, "rebuilds forgotten");
  check(!isIntent || !was.isRecheckDue, "sent before the recheck");
  const isKept = [...NEW_CONTAINER, "container_created"].every((type) => type !== event.type);
  check(!isKept || is.containerId === was.containerId, "another container");
  if (isKept && event.type !== "child_lost" && event.type !== "children_created")
    check(isDeepStrictEqual(is.children.map(idOf), was.children.map(idOf)), "children in another order");
  check(is.children.length >= was.children.length || NEW_CONTAINER.includes(event.type), "children lost");
}

const idOf = ({ containerId }: { readonly containerId: string | null }): string | null => containerId;

const isUpkeep = (event: PostEvent): event is UpkeepEvent => UPKEEP.has(event.type);

/** Nothing but upkeep can happen to a live post, and upkeep changes nothing but itself and what it learned. */
function checkLive(before: Post, event: PostEvent, after: Post, check: Check): void {
  check((before.status === "published") === isUpkeep(event), "upkeep of what is not live, or the reverse");
  check(before.platformPostId === null || after.platformPostId === before.platformPostId, "a true id lost");
  check(before.permalink === null || after.permalink !== null, "a link lost");
  if (!isUpkeep(event)) return;
  check(isDeepStrictEqual(after.upkeep, upkeepAfter(before.upkeep, event, after.updatedAt)), "other upkeep");
  const { upkeep, platformPostId, permalink, updatedAt } = before;
  check(
    isDeepStrictEqual({ ...after, upkeep, platformPostId, permalink, updatedAt }, before),
    "more than upkeep",
  );
}
