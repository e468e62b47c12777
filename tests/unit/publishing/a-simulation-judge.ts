import type { Post } from "@/core/domain/marketing/post";
import { COMMENTS_SCOPE, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import type { FakeMedia } from "@/tests/fakes/graph/posts";
import type { Press } from "./a-press";
import { hasTwin, letsStoriesEnd, markOf, type Script } from "./a-simulation-script";

/** The name by which the fake signs comments; numbers are not collected, nobody here asks for them. */
export async function connectBakery(press: Press): Promise<void> {
  const { id } = await press.connect();
  await press.connections.update(id, {
    channelName: "field.bakery",
    scopes: [...REQUIRED_SCOPES, COMMENTS_SCOPE.facebook],
  });
}

/** What is live of a submission, by the mark it carries. */
export function liveOf(press: Press, index: number): readonly FakeMedia[] {
  const mark = markOf(index);
  return press
    .live()
    .filter(({ locationId, userTags }) => locationId === mark || userTags?.[0]?.username === `guest.${mark}`);
}

/** The fake's list is the judge of what our record says. */
export function judged(press: Press, post: Post | undefined, index: number, script: Script): string[] {
  if (post === undefined) return [`${index}: gone`];
  const live = liveOf(press, index);
  return [
    ...wrongStatus(post, live),
    ...wrongId(post, live, script, index),
    ...wrongComments(press, post, live),
  ].map((problem) => `post ${index} (${script.plans[index]?.kind}, ${post.status}): ${problem}`);
}

function wrongStatus({ status, nextAttemptAt }: Post, live: readonly FakeMedia[]): string[] {
  const problems: string[] = [];
  if (live.length > 1) problems.push(`${live.length} live posts`);
  if (status === "published" && live.length === 0) problems.push("not live");
  if (["failed", "cancelled", "draft"].includes(status) && live.length > 0) problems.push("but live");
  if (!["published", "failed", "cancelled", "unconfirmed", "draft"].includes(status))
    problems.push(`still open, due ${nextAttemptAt?.toISOString() ?? "never"}`);
  return problems;
}

/** None is right only where it could never be told. */
function wrongId(
  { status, kind, platformPostId }: Post,
  live: readonly FakeMedia[],
  script: Script,
  index: number,
): string[] {
  if (status !== "published" || platformPostId === live[0]?.id) return [];
  if (platformPostId !== null) return ["a wrong id"];
  return hasTwin(script, index) || (kind === "story" && letsStoriesEnd(script)) ? [] : ["no id"];
}

function wrongComments(press: Press, { firstComment, upkeep }: Post, live: readonly FakeMedia[]): string[] {
  const comments = live
    .flatMap(({ id }) => press.fake.commentsOn(id))
    .filter(({ text }) => text === firstComment);
  const problems: string[] = [];
  if (comments.length > 1) problems.push(`${comments.length} first comments`);
  if (upkeep.comment?.state === "pending") problems.push("its comment is still open");
  if (upkeep.comment?.state === "posted" && comments[0]?.id !== upkeep.comment.commentId)
    problems.push("a comment that is not there");
  return problems;
}
