import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import { type PostRef, readPost } from "@/core/application/social/posts/change-post";
import type { WatchEnd } from "@/core/application/social/posts/post-follower";
import type { PostWatch, WatchedPost } from "@/core/application/social/posts/post-watch";
import { AppError } from "@/core/domain/errors";
import { isTerminal, type Post } from "@/core/domain/marketing/post";

export interface WatchPostRequest extends PostRef {
  /** What the watcher is shown of a post; only a change of this counts. */
  readonly view: (post: Post) => string;
  /** When the watcher's session ends; null: its end is not known. */
  readonly until: Date | null;
  readonly signal: AbortSignal;
}

/** What a watcher is shown, or at last why there is no more although the post may go on. */
export type Sight = { readonly seen: string } | { readonly end: WatchEnd };

/** Follows one post until nothing can happen to it any more, nobody watches, or it is gone. */
export class WatchPostUseCase {
  constructor(
    private readonly posts: Pick<PostRepository, "get" | "marksOf">,
    private readonly watch: PostWatch,
  ) {}

  /** What is to be seen at once, then each change. @throws AppError `not_found`, before anything is shown */
  async execute(request: WatchPostRequest): Promise<AsyncIterable<Sight>> {
    const mark = (await this.posts.marksOf([request.id])).get(request.id);
    if (mark === undefined) throw new AppError("not_found", "No such post");
    const post = await readPost(this.posts, request);
    return this.follow({ post, mark, until: request.until }, request);
  }

  private async *follow(watched: WatchedPost, { view, signal }: WatchPostRequest): AsyncGenerator<Sight> {
    if (signal.aborted) return;
    const follower = this.watch.follow(watched);
    try {
      let shown: string | null = null;
      for (let news: Awaited<ReturnType<typeof follower.next>> = watched; news !== null; ) {
        if ("end" in news) return yield news;
        if (news.post === null) return;
        const seen = view(news.post);
        if (seen !== shown) yield { seen };
        if (isTerminal(news.post.status)) return;
        shown = seen;
        news = await follower.next(signal);
      }
    } finally {
      follower.leave();
    }
  }
}
