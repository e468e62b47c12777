import { describe, expect, it } from "vitest";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import { DeletePostUseCase } from "@/core/application/usecases/social/posts/delete-post";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import { CONTENTS_SCOPE, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import { aNewPost } from "@/tests/builders/a-post";
import { aNewSocialAuth } from "@/tests/builders/a-social-auth";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";
import { MemorySocialAuthService } from "@/tests/fakes/stores/memory-social-auth-service";

const MEDIA_ID = "17990000000000021";
const LIVE = { status: "published", platformPostId: MEDIA_ID, nextAttemptAt: null } as const;

/** What happens while the platform deletes; true is its answer. */
type Meanwhile = (scene: Scene) => Promise<boolean>;

interface Scene {
  readonly posts: MemoryPostRepository;
  readonly post: Post;
  readonly write: (over: Partial<Post>) => Promise<void>;
}

async function scene(over: Partial<Post>, meanwhile: Meanwhile = async () => true) {
  const clock = new ManualClock();
  const posts = new MemoryPostRepository();
  const connections = new MemorySocialAuthService(clock);
  const inserted = (await posts.insert(aNewPost(), clock.now())).post;
  const { ownerId, actorId, id, channelId } = inserted;
  await connections.save(
    aNewSocialAuth({ userId: ownerId, channelId, scopes: [...REQUIRED_SCOPES, CONTENTS_SCOPE] }),
  );
  const write = async (change: Partial<Post>): Promise<void> => {
    const seen = await posts.get(ownerId, id);
    if (seen !== null) await posts.replace(seen, { ...seen, ...change }, clock.now());
  };
  await write(over);
  const post = (await posts.get(ownerId, id)) ?? inserted;
  const asked: string[] = [];
  const deleteThere = async (mediaId: string): Promise<boolean> => {
    asked.push(mediaId);
    return await meanwhile({ posts, post, write });
  };
  const adapterFor = (() => ({ delete: deleteThere })) as unknown as PostingAdapterFor;
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const useCase = new DeletePostUseCase(posts, connections, adapterFor, silent, new ManualClock());
  const execute = () => useCase.execute({ ownerId, actorId, id });
  const find = () => posts.get(ownerId, id);
  return { execute, find, asked, posts, post, write };
}

describe("a live post", () => {
  it("is deleted there by its id, then here", async () => {
    const { execute, find, asked } = await scene(LIVE);
    await execute();
    expect(asked).toEqual([MEDIA_ID]);
    expect(await find()).toBeNull();
  });

  it("is deleted there once, whatever a worker writes meanwhile", async () => {
    const { execute, find, asked } = await scene(LIVE, async ({ write }) => {
      await write({ permalink: "https://www.instagram.com/p/x/" });
      return true;
    });
    await execute();
    expect(asked).toEqual([MEDIA_ID]);
    expect(await find()).toBeNull();
  });

  it("is gone for good when somebody else removed our record meanwhile", async () => {
    const { execute, find } = await scene(LIVE, async ({ posts, post }) => await posts.remove(post));
    await execute();
    expect(await find()).toBeNull();
  });

  it.each([
    ["says no", async () => false],
    ["fails", async () => Promise.reject(new AppError("platform_unavailable", "down"))],
  ])("is kept when the platform %s", async (_what, meanwhile) => {
    const { execute, find } = await scene(LIVE, meanwhile);
    await expect(execute()).rejects.toMatchObject({ code: "platform_unavailable" });
    expect(await find()).toMatchObject(LIVE);
  });
});

describe("a post that is ours alone", () => {
  it("is not removed when it is sent out in the same moment", async () => {
    const { execute, find, posts, post, write, asked } = await scene({ status: "draft" });
    const get = posts.get.bind(posts);
    let looks = 0;
    posts.get = async (ownerId, id) => {
      const seen = await get(ownerId, id);
      looks += 1;
      if (looks === 1) {
        posts.get = get;
        await write({ status: "queued" });
      }
      return seen;
    };
    await expect(execute()).rejects.toMatchObject({ code: "conflict" });
    expect(await find()).toMatchObject({ id: post.id, status: "queued" });
    expect(asked).toEqual([]);
  });
});
