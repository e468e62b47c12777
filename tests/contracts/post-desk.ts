import type { NewPost, PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { Post } from "@/core/domain/marketing/post";
import { aNewPost } from "@/tests/builders/a-post";
import { anId } from "@/tests/builders/an-id";

export const NOW = new Date("2026-11-24T09:00:00.000Z");
export const CHANNEL = "17841400000000001";

export function later(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

/** One person's way to a repository, in the words of the contract. */
export class PostDesk {
  readonly ownerId = anId();
  readonly #posts: PostRepository;

  constructor(posts: PostRepository) {
    this.#posts = posts;
  }

  async submit(over: Partial<NewPost> = {}, now = NOW): Promise<Post> {
    const post = aNewPost({ ownerId: this.ownerId, channelId: CHANNEL, ...over });
    return (await this.#posts.insert(post, now)).post;
  }

  insertWithKey(over: Partial<NewPost> = {}) {
    const who = { ownerId: this.ownerId, actorId: this.ownerId };
    return this.#posts.insert(aNewPost({ ...who, idempotencyKey: "key", ...over }), NOW);
  }

  /** Claims the one post that is due, changes it and gives it back. */
  async write(change: Partial<Post>, now = NOW): Promise<void> {
    const claim = await this.#posts.claimDue(now);
    if (claim === null) throw new Error("Nothing was due");
    await this.#posts.release(claim, { ...claim.post, ...change }, now);
  }
}
