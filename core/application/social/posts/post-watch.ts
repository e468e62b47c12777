import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { PostFollower } from "@/core/application/social/posts/post-follower";
import type { Post } from "@/core/domain/marketing/post";

/** A change is seen within a second of it, whichever process made it (contract.md §6). */
const LOOK_EVERY_MS = 500;
/** Posts that changed between two looks are read so many at a time. */
const READS_AT_ONCE = 16;

export interface WatchedPost {
  readonly post: Post;
  /** Of `PostRepository.marksOf`, read before the post. */
  readonly mark: string;
  /** When the watcher's session ends; null: its end is not known. */
  readonly until: Date | null;
}

/**
 * Looks for everybody of this process who watches posts: one question to the database twice a second, however many
 * watch, and one read of each post that has changed. Looks at nothing while nobody watches.
 */
export class PostWatch {
  readonly #followers = new Map<string, Set<PostFollower>>();
  readonly #marks = new Map<string, string>();
  #isLooking = false;
  #isOver = false;

  constructor(
    private readonly posts: Pick<PostRepository, "get" | "marksOf">,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  follow({ post, mark, until }: WatchedPost): PostFollower {
    const follower = new PostFollower(post.ownerId, until, () => this.#leave(post.id, follower));
    if (this.#isOver) follower.end("shutting_down");
    else this.#join(post.id, mark, follower);
    return follower;
  }

  /** The process goes down: everybody's watching ends, now and from here on. */
  end(): void {
    this.#isOver = true;
    for (const follower of this.#everybody()) follower.end("shutting_down");
  }

  #join(id: string, mark: string, follower: PostFollower): void {
    const others = this.#followers.get(id);
    if (others === undefined) this.#marks.set(id, mark);
    // Somebody has seen an older state than the others: it is read for all, and shown to nobody twice.
    else if (this.#marks.get(id) !== mark) this.#marks.delete(id);
    this.#followers.set(id, (others ?? new Set()).add(follower));
    if (!this.#isLooking) void this.#look();
  }

  #leave(id: string, follower: PostFollower): void {
    const others = this.#followers.get(id);
    others?.delete(follower);
    if (others?.size !== 0) return;
    this.#followers.delete(id);
    this.#marks.delete(id);
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    while (this.#followers.size > 0) {
      await this.clock.sleep(LOOK_EVERY_MS);
      const now = this.clock.now();
      for (const follower of this.#everybody()) if (follower.isPast(now)) follower.end("session_over");
      if (this.#followers.size > 0)
        await this.#lookOnce().catch(() => this.logger.debug("watch_without_answer"));
    }
    this.#isLooking = false;
  }

  async #lookOnce(): Promise<void> {
    const marks = await this.posts.marksOf([...this.#followers.keys()]);
    const changed = [...this.#followers.keys()].filter((id) => marks.get(id) !== this.#marks.get(id));
    for (let at = 0; at < changed.length; at += READS_AT_ONCE)
      await Promise.all(changed.slice(at, at + READS_AT_ONCE).map((id) => this.#show(id, marks.get(id))));
  }

  async #show(id: string, mark: string | undefined): Promise<void> {
    const [first] = this.#followers.get(id) ?? [];
    if (first === undefined) return;
    const post = mark === undefined ? null : await this.posts.get(first.ownerId, id);
    for (const follower of this.#followers.get(id) ?? []) follower.offer(post);
    if (mark !== undefined && this.#followers.has(id)) this.#marks.set(id, mark);
  }

  #everybody(): readonly PostFollower[] {
    return [...this.#followers.values()].flatMap((followers) => [...followers]);
  }
}
