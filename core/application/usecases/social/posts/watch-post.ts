import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { type PostRef, readPost } from "@/core/application/social/posts/change-post";
import { isTerminal, type Post } from "@/core/domain/marketing/post";

export interface WatchPostRequest extends PostRef {
  /** What the watcher is shown of a post; only a change of this counts. */
  readonly view: (post: Post) => string;
  readonly signal: AbortSignal;
}

/** A change is seen within a second of it, whichever process made it (contract.md §6). */
const LOOK_EVERY_MS = 500;

/** Follows one post until nothing can happen to it any more, nobody watches, or it is gone. */
export class WatchPostUseCase {
  constructor(
    private readonly posts: PostRepository,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** What is to be seen at once, then each change. @throws AppError `not_found`, before anything is shown */
  async execute(request: WatchPostRequest): Promise<AsyncIterable<string>> {
    return this.follow(await readPost(this.posts, request), request);
  }

  private async *follow(
    first: Post,
    { ownerId, id, view, signal }: WatchPostRequest,
  ): AsyncGenerator<string> {
    let shown: string | null = null;
    let post: Post | null | undefined = first;
    while (!signal.aborted) {
      if (post === null) return;
      if (post !== undefined) {
        const seen = view(post);
        if (seen !== shown) yield seen;
        if (isTerminal(post.status)) return;
        shown = seen;
      }
      await this.clock.sleep(LOOK_EVERY_MS, signal);
      post = await this.look(ownerId, id);
    }
  }

  /** Undefined: the database did not answer this time. */
  private async look(ownerId: string, id: string): Promise<Post | null | undefined> {
    return await this.posts.get(ownerId, id).catch(() => {
      this.logger.debug("watch_without_answer", { ownerId, postId: id });
      return undefined;
    });
  }
}
