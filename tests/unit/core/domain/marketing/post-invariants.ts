import { upkeepDueAt } from "@/core/domain/marketing/live-upkeep";
import { isTerminal, type Post } from "@/core/domain/marketing/post";
import { progressOf } from "@/core/domain/marketing/post-steps";
import { isMade } from "@/core/domain/marketing/publication";

const SENT_OR_AFTER = ["publishing", "published", "failed", "unconfirmed"];
const ON_ITS_WAY = ["scheduled", "queued", "preparing", "processing", "publishing"];

type Check = (isFine: boolean, problem: string) => void;

/** What is wrong with a post by itself, in words; nothing for a consistent one. */
export function problemsOf(post: Post): string[] {
  const found: string[] = [];
  const check: Check = (isFine, problem) => {
    if (!isFine) found.push(`${post.status}: ${problem}`);
  };
  checkStatus(post, check);
  checkPublication(post, check);
  checkSteps(post, check);
  checkUpkeep(post, check);
  return found;
}

function checkStatus(post: Post, check: Check): void {
  const { status, nextAttemptAt, failure, publication } = post;
  check(!isTerminal(status) || nextAttemptAt === null, "over, but due again");
  check(status !== "draft" || nextAttemptAt === null, "a draft that is due");
  const isHeld = failure?.code === "reconnect_required";
  check(!ON_ITS_WAY.includes(status) || nextAttemptAt !== null || isHeld, "on its way, but never looked at");
  check(status !== "published" || (failure === null && post.publishedAt !== null), "live, with a failure");
  check(status === "published" || post.publishedAt === null, "a time of publishing too early");
  check(!["failed", "unconfirmed"].includes(status) || failure !== null, "no reason is told");
  check(status !== "failed" || !publication.isRecheckDue, "called failed before it was looked at");
  check(!["cancelled", "draft"].includes(status) || failure === null, "put aside, with a failure");
}

function checkPublication({ status, media, publication }: Post, check: Check): void {
  const { sentAt, firstSentAt, containerId, children } = publication;
  if (status === "publishing")
    check(containerId !== null && firstSentAt !== null, "nothing that could have been sent");
  if (status === "processing") check(isMade(publication), "nothing to look at");
  if (sentAt !== null) {
    check(SENT_OR_AFTER.includes(status), "sent before its time");
    check(containerId !== null, "sent without a container");
    check(firstSentAt !== null && firstSentAt <= sentAt, "sent before the first send");
    check(publication.sends > 0, "a send that was not counted");
  } else {
    check(publication.firstUnclearAt === null, "an unclear answer to nothing");
    check(publication.quietSince === null, "quiet, but nothing was sent");
    check(publication.unclearFailure === null, "a failure to send nothing");
  }
  check(publication.sends >= 0 && publication.rebuilds >= 0 && publication.looks >= 0, "less than none");
  check(!publication.isRecheckDue || (firstSentAt !== null && sentAt === null), "a recheck of nothing");
  check(children.length === 0 || children.length === media.length, "items and children differ");
  check(
    children.every((child) => !child.isReady || child.containerId !== null),
    "ready, but not there",
  );
}

function checkSteps(post: Post, check: Check): void {
  const states = post.steps.map(({ state }) => state);
  check(post.steps.map(({ name }) => name).join() === "prepare,process,publish", "other steps");
  const open = states.findIndex((state) => state !== "done");
  check(open === -1 || states.slice(open).every((state) => state !== "done"), `steps in disorder: ${states}`);
  check((open === -1) === (post.status === "published"), `steps not those of its status: ${states}`);
  const progress = progressOf(post);
  check(progress >= 0 && (post.status === "published" ? progress === 1 : progress < 1), "progress");
  check(
    post.status !== "cancelled" || !states.includes("running"),
    `cancelled, but still running: ${states}`,
  );
}

function checkUpkeep({ status, upkeep, firstComment }: Post, check: Check): void {
  if (status !== "published") {
    check(upkeepDueAt(upkeep) === null, "upkeep of what is not live");
    check(upkeep.comment === null, "a comment under nothing");
    return;
  }
  const { comment } = upkeep;
  check(
    upkeep.goneAt === null || (upkeep.linkDueAt ?? upkeep.metricsDueAt ?? comment?.dueAt ?? null) === null,
    "asked about although it is gone",
  );
  check((comment === null) === (firstComment === null), "another comment than asked for");
  if (comment === null) return;
  check(comment.state !== "posted" || comment.commentId !== null, "a comment without its id");
  check(comment.state === "pending" || comment.dueAt === null, "a comment that is over, but due");
  check(comment.state !== "failed" || comment.failure !== null, "a comment that failed for no reason");
  check(comment.sentAt === null || comment.sends > 0, "a comment sent but not counted");
  check(comment.unseenSince === null || comment.sentAt !== null, "looked for what was not sent");
}
