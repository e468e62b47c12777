import { expect, it } from "vitest";
import type { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import { ConfirmPostUseCase } from "@/core/application/usecases/social/posts/confirm-post";
import { aNewPost } from "@/tests/builders/a-post";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";
import { MemorySocialAuthService } from "@/tests/fakes/stores/memory-social-auth-service";

type FindLive = PostReconciler["findLive"];

const FOUND = { mediaId: "17990000000000021", permalink: "https://www.instagram.com/p/x/" };
const UNTOLD = { status: "published", platformPostId: null, permalink: null };
const LOOK_MS = 5_000;

/** Whatever can happen at once happens before any time passes. */
class SlowClock extends ManualClock {
  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    await super.sleep(ms, signal);
  }
}

async function unconfirmed(findLive: FindLive) {
  const clock = new SlowClock();
  const posts = new MemoryPostRepository();
  const connections = new MemorySocialAuthService(clock);
  const { post } = await posts.insert(aNewPost(), clock.now());
  const seen = await posts.replace(post, { ...post, status: "unconfirmed" }, clock.now());
  if (seen === null) throw new Error("Somebody else wrote");
  await connections.save(aNewSocialAuth({ userId: post.ownerId, channelId: post.channelId }));
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  let nudges = 0;
  const nudge = () => {
    nudges += 1;
  };
  const useCase = new ConfirmPostUseCase(posts, connections, { findLive }, nudge, clock, silent);
  const { ownerId, actorId, id } = seen;
  const confirm = (live: boolean) => useCase.execute({ ownerId, actorId, id, live });
  return { clock, posts, seen, confirm, nudges: () => nudges };
}

it("keeps what Meta tells", async () => {
  const { confirm, clock } = await unconfirmed(async () => FOUND);
  expect(await confirm(true)).toMatchObject({
    status: "published",
    platformPostId: FOUND.mediaId,
    permalink: FOUND.permalink,
    publishedAt: clock.now(),
  });
});

it.each<[string, FindLive]>([
  ["says nothing", () => new Promise(() => {})],
  ["sees nothing", async () => null],
  ["fails", async () => Promise.reject(new Error("down"))],
])("goes by the person when Meta %s", async (_what, findLive) => {
  const { confirm } = await unconfirmed(findLive);
  expect(await confirm(true)).toMatchObject(UNTOLD);
});

it("waits for five seconds for Meta, no longer", async () => {
  const { confirm, clock } = await unconfirmed(() => new Promise(() => {}));
  const start = clock.now().getTime();
  await confirm(true);
  expect(clock.now().getTime() - start).toBe(LOOK_MS);
});

it("asks Meta nothing when the person says that it is not live", async () => {
  let asked = 0;
  const { confirm, nudges } = await unconfirmed(async () => {
    asked += 1;
    return FOUND;
  });
  expect(await confirm(false)).toMatchObject({ status: "queued", failure: null });
  expect(asked).toBe(0);
  expect(nudges()).toBe(1);
});

it("does not overrule what somebody else decided while Meta was asked", async () => {
  const scene = await unconfirmed(async () => {
    const { posts, seen, clock } = scene;
    await posts.replace(seen, { ...seen, status: "queued" }, clock.now());
    return FOUND;
  });
  await expect(scene.confirm(true)).rejects.toMatchObject({ code: "conflict" });
  expect(await scene.posts.get(scene.seen.ownerId, scene.seen.id)).toMatchObject({ status: "queued" });
});
