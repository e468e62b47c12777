import { beforeEach, describe, expect, it, vi } from "vitest";
import { changePost } from "@/core/application/social/posts/change-post";
import type { Post } from "@/core/domain/marketing/post";
import { aNewPost } from "@/tests/builders/a-post";
import { ManualClock } from "@/tests/fakes/manual-clock";
import { MemoryPostRepository } from "@/tests/fakes/stores/memory-post-repository";

let posts = new MemoryPostRepository();
const clock = new ManualClock();
const cancel = () => ({ type: "cancelled" }) as const;

beforeEach(() => {
  posts = new MemoryPostRepository();
});

async function submitted(): Promise<Post> {
  return (await posts.insert(aNewPost(), clock.now())).post;
}

/** Somebody else writes between reading and writing, this often. */
function disturb(times: number): void {
  const replace = posts.replace.bind(posts);
  let left = times;
  vi.spyOn(posts, "replace").mockImplementation(async (seen, next, now) => {
    if (left > 0) {
      left -= 1;
      await replace(seen, { ...seen, attempts: seen.attempts + 1 }, now);
    }
    return await replace(seen, next, now);
  });
}

describe("a person's change", () => {
  it("is decided anew for what somebody else wrote meanwhile", async () => {
    const post = await submitted();
    disturb(2);
    const seen: number[] = [];
    const changed = await changePost(posts, clock, post, ({ attempts }) => {
      seen.push(attempts);
      return cancel();
    });
    expect(seen).toEqual([0, 1, 2]);
    expect(changed).toMatchObject({ status: "cancelled", attempts: 2 });
  });

  it("gives up when others keep writing", async () => {
    const post = await submitted();
    disturb(Number.POSITIVE_INFINITY);
    await expect(changePost(posts, clock, post, cancel)).rejects.toMatchObject({ code: "conflict" });
    expect(await posts.get(post.ownerId, post.id)).toMatchObject({ status: "queued" });
  });

  it("is not made to somebody else's post", async () => {
    const post = await submitted();
    const foreign = { ownerId: aNewPost().ownerId, id: post.id };
    await expect(changePost(posts, clock, foreign, cancel)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not written when the decision is to refuse", async () => {
    const post = await submitted();
    const refuse = () => {
      throw new Error("no");
    };
    await expect(changePost(posts, clock, post, refuse)).rejects.toThrow("no");
    expect(await posts.get(post.ownerId, post.id)).toEqual(post);
  });
});
