import { beforeEach, expect, it, vi } from "vitest";
import type { PostFollower } from "@/core/application/social/posts/post-follower";
import { PostWatch } from "@/core/application/social/posts/post-watch";
import type { Post } from "@/core/domain/marketing/post";
import { aNewPost } from "@/tests/builders/a-post";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";

/** Time stands until a test lets half a second pass. */
class Beats extends ManualClock {
  #wake: (() => void) | null = null;
  override sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.advance(ms);
        resolve();
      };
    });
  }
  async beat(): Promise<void> {
    this.#wake?.();
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const forever = new AbortController().signal;
let posts: MemoryPostRepository;
let clock: Beats;
let watch: PostWatch;

beforeEach(() => {
  posts = new MemoryPostRepository();
  clock = new Beats();
  watch = new PostWatch(posts, clock, silent);
});

async function aPostThere(): Promise<Post> {
  return (await posts.insert(aNewPost(), clock.now())).post;
}

async function followed(post: Post, until: Date | null = null): Promise<PostFollower> {
  return watch.follow({ post, mark: (await posts.marksOf([post.id])).get(post.id) ?? "", until });
}

async function rewritten(post: Post, caption: string): Promise<Post> {
  const written = await posts.replace(post, { ...post, caption }, clock.now());
  if (written === null) throw new Error("Somebody else wrote");
  return written;
}

it("asks one question for 2,000 who watch 100 posts, and reads only the post that changed", async () => {
  const watched = await Promise.all(Array.from({ length: 100 }, aPostThere));
  const followers = await Promise.all(
    Array.from({ length: 20 }, () => watched.map((post) => followed(post))).flat(),
  );
  const [marks, reads] = [vi.spyOn(posts, "marksOf"), vi.spyOn(posts, "get")];
  await clock.beat();
  await clock.beat();
  expect([marks.mock.calls.length, reads.mock.calls.length]).toEqual([2, 0]);
  const [first] = watched;
  if (first !== undefined) await rewritten(first, "Rye");
  await clock.beat();
  expect([marks.mock.calls.length, reads.mock.calls.length]).toEqual([3, 1]);
  expect(await followers[0]?.next(forever)).toMatchObject({ post: { caption: "Rye" } });
  expect(await followers[100]?.next(forever)).toMatchObject({ post: { caption: "Rye" } });
});

it("looks at nothing any more when nobody watches", async () => {
  const follower = await followed(await aPostThere());
  follower.leave();
  const marks = vi.spyOn(posts, "marksOf");
  await clock.beat();
  await clock.beat();
  expect(marks).not.toHaveBeenCalled();
});

it("shows somebody who saw an older state what the others have seen", async () => {
  const old = await aPostThere();
  const mark = (await posts.marksOf([old.id])).get(old.id) ?? "";
  const new_ = await rewritten(old, "Rye");
  await followed(new_);
  const late = watch.follow({ post: old, mark, until: null });
  await clock.beat();
  expect(await late.next(forever)).toMatchObject({ post: { caption: "Rye" } });
});

it("shows only the newest to somebody who asks late", async () => {
  const post = await aPostThere();
  const follower = await followed(post);
  const rye = await rewritten(post, "Rye");
  await clock.beat();
  await rewritten(rye, "Spelt");
  await clock.beat();
  expect(await follower.next(forever)).toMatchObject({ post: { caption: "Spelt" } });
});

it("says that a post is gone", async () => {
  const post = await aPostThere();
  const follower = await followed(post);
  await posts.remove(post);
  await clock.beat();
  expect(await follower.next(forever)).toEqual({ post: null });
});

it("ends for those whose session is over, and for nobody else", async () => {
  const post = await aPostThere();
  const [short, long] = [
    await followed(post, new Date(clock.now().getTime() + 900)),
    await followed(post, new Date(clock.now().getTime() + 60_000)),
  ];
  await clock.beat();
  await rewritten(post, "Rye");
  await clock.beat();
  expect(await short.next(forever)).toEqual({ end: "session_over" });
  expect(await long.next(forever)).toMatchObject({ post: { caption: "Rye" } });
});

it("ends for everybody when the process goes down, and for who comes then", async () => {
  const post = await aPostThere();
  const waiting = (await followed(post)).next(forever);
  watch.end();
  expect(await waiting).toEqual({ end: "shutting_down" });
  expect(await (await followed(post)).next(forever)).toEqual({ end: "shutting_down" });
});

it("goes on when the database does not answer, and shows then what changed meanwhile", async () => {
  const post = await aPostThere();
  const follower = await followed(post);
  const marks = vi.spyOn(posts, "marksOf").mockRejectedValueOnce(new Error("away"));
  await rewritten(post, "Rye");
  await clock.beat();
  await clock.beat();
  expect(marks).toHaveBeenCalledTimes(2);
  expect(await follower.next(forever)).toMatchObject({ post: { caption: "Rye" } });
});
