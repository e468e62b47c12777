import type {
  ClaimedPost,
  NewPost,
  PostRepository,
} from "@/core/application/interfaces/social/post-repository";
import type { Upkeep } from "@/core/domain/marketing/live-upkeep";
import type { Post } from "@/core/domain/marketing/post";
import { aNewPost, anUpkeep } from "@/tests/builders/a-post";
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

  async claim(now = NOW): Promise<ClaimedPost> {
    const claim = await this.#posts.claimDue(now);
    if (claim === null) throw new Error("Nothing was due");
    return claim;
  }

  async claimUpkeep(now = NOW): Promise<ClaimedPost> {
    const claim = await this.#posts.claimUpkeep(now);
    if (claim === null) throw new Error("No upkeep was due");
    return claim;
  }

  /** Claims the one post that is due, changes it and gives it back. */
  async write(change: Partial<Post>, now = NOW): Promise<void> {
    const claim = await this.claim(now);
    await this.#posts.release(claim, { ...claim.post, ...change }, now);
  }

  /** A live post with this left to do for it. */
  async publish(upkeep: Partial<Upkeep>, over: Partial<NewPost> = {}): Promise<Post> {
    const { id, ownerId } = await this.submit(over);
    await this.write({ status: "published", nextAttemptAt: null, upkeep: anUpkeep(upkeep) });
    return this.read(id, ownerId);
  }

  async read(id: string, ownerId = this.ownerId): Promise<Post> {
    const post = await this.#posts.get(ownerId, id);
    if (post === null) throw new Error("The post is gone");
    return post;
  }
}
