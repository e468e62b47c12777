import { expect, it } from "vitest";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { PostWatch } from "@/core/application/social/posts/post-watch";
import { type Sight, WatchPostUseCase } from "@/core/application/usecases/social/posts/watch-post";
import type { Post } from "@/core/domain/marketing/post";
import { aPost } from "@/tests/builders/a-post";
import { ManualClock } from "@/tests/fakes/manual-clock";

type Look = Partial<Post> | "gone" | "away";

const LOOK_EVERY_MS = 500;

/** Watches a post that is seen like this, look by look; it stays as it was last. */
async function watch(looks: readonly Look[], signal = new AbortController().signal) {
  const clock = new ManualClock();
  const start = clock.now().getTime();
  const asked: number[] = [];
  const seenNow = () => looks[Math.min(asked.length, looks.length) - 1] ?? "gone";
  const posts: Pick<PostRepository, "get" | "marksOf"> = {
    async marksOf(ids) {
      asked.push(clock.now().getTime() - start);
      const look = seenNow();
      if (look === "away") throw new Error("The database is away");
      return new Map(look === "gone" ? [] : ids.map((id) => [id, JSON.stringify(look)]));
    },
    async get() {
      const look = seenNow();
      return typeof look === "string" ? null : aPost({ id: "one", ...look });
    },
  };
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const watching = new WatchPostUseCase(posts, new PostWatch(posts, clock, silent));
  const view = ({ status, caption }: Post) => `${status} ${caption}`;
  const views = await watching.execute({ ownerId: "owner", id: "one", view, until: null, signal });
  return { views, asked };
}

async function everything(views: AsyncIterable<Sight>): Promise<string[]> {
  const seen: string[] = [];
  for await (const sight of views) seen.push("seen" in sight ? sight.seen : sight.end);
  return seen;
}

const [QUEUED, PREPARING, DONE] = [
  { status: "queued", caption: "a" },
  { status: "preparing", caption: "a" },
  { status: "published", caption: "a" },
] as const;

it("shows what is to be seen at once, then each change, until nothing can happen any more", async () => {
  const { views } = await watch([QUEUED, PREPARING, DONE, QUEUED]);
  expect(await everything(views)).toEqual(["queued a", "preparing a", "published a"]);
});

it("shows nothing twice, whatever else was written to the post", async () => {
  const { views } = await watch([QUEUED, { ...QUEUED, attempts: 1 }, { ...QUEUED, retries: 2 }, DONE]);
  expect(await everything(views)).toEqual(["queued a", "published a"]);
});

it("looks twice a second, and at once at first", async () => {
  const { views, asked } = await watch([QUEUED, QUEUED, QUEUED, DONE]);
  expect(asked).toEqual([0]);
  await everything(views);
  expect(asked).toEqual([0, LOOK_EVERY_MS, 2 * LOOK_EVERY_MS, 3 * LOOK_EVERY_MS]);
});

it("goes on when the database is away for a while", async () => {
  const { views } = await watch([QUEUED, "away", "away", PREPARING, "away", DONE]);
  expect(await everything(views)).toEqual(["queued a", "preparing a", "published a"]);
});

it("ends when the post is gone", async () => {
  const { views } = await watch([QUEUED, "gone"]);
  expect(await everything(views)).toEqual(["queued a"]);
});

it("knows no post that is not there, before anything is shown", async () => {
  await expect(watch(["gone"])).rejects.toMatchObject({ code: "not_found" });
});

it("stops when nobody watches any more", async () => {
  const leaving = new AbortController();
  const { views, asked } = await watch([QUEUED, PREPARING, QUEUED], leaving.signal);
  const seen: string[] = [];
  for await (const sight of views) {
    seen.push("seen" in sight ? sight.seen : sight.end);
    leaving.abort();
  }
  expect(seen).toEqual(["queued a"]);
  expect(asked.length).toBeLessThanOrEqual(2);
});
