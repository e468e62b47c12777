import { isTerminal, type Post } from "@/core/domain/marketing/post";
import type { FakeGraph } from "@/tests/fakes/graph/fake-graph";

/** Nothing is left to do for it but to collect numbers. */
export function isAtRest({ status, upkeep }: Post): boolean {
  return isTerminal(status) && upkeep.linkDueAt === null && upkeep.comment?.state !== "pending";
}

/** What is wrong with these posts, by the list of what is live at Meta; nothing, if each is live exactly once. */
export function judge(fake: FakeGraph, posts: readonly Post[]): string[] {
  const channels = new Set(posts.map(({ channelId }) => channelId));
  const live = [...channels].flatMap((channel) => fake.livePosts(channel));
  const problems = posts.flatMap((post) => problemsOf(fake, post));
  const owned = new Set(posts.map(({ platformPostId }) => platformPostId));
  const strangers = live.filter(({ id }) => !owned.has(id));
  if (live.length !== posts.length)
    problems.push(`${posts.length} submissions, but ${live.length} live posts`);
  if (owned.size !== posts.length) problems.push("two posts claim the same live post");
  return [...problems, ...strangers.map(({ id }) => `live post ${id} belongs to no submission`)];
}

function problemsOf(fake: FakeGraph, post: Post): string[] {
  const { status, platformPostId: mediaId, caption, channelId, firstComment } = post;
  const name = `the post "${caption}"`;
  if (status !== "published") return [`${name} is ${status} (${post.failure?.code ?? "no failure"})`];
  const own = fake.livePosts(channelId).find(({ id }) => id === mediaId);
  if (own === undefined) return [`${name} has the media id ${mediaId}, which is not live`];
  const problems: string[] = [];
  if ((own.caption ?? "") !== caption) problems.push(`${name} has the media id of another post`);
  const comments = fake.commentsOn(own.id).map(({ text }) => text);
  if (comments.join("|") !== (firstComment ?? ""))
    problems.push(`${name} has the comments [${comments.join("|")}]`);
  return problems;
}
