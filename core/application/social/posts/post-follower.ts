import type { Post } from "@/core/domain/marketing/post";

/** Why nothing more is shown although more may happen to the post. */
export type WatchEnd = "session_over" | "shutting_down";
/** The post as it is now; null: it is gone. */
export type PostNews = { readonly post: Post | null } | { readonly end: WatchEnd };

/** One who watches a post: is given the newest that there is, however late the next question comes. */
export class PostFollower {
  #news: PostNews | null = null;
  #wake: (() => void) | null = null;

  constructor(
    readonly ownerId: string,
    private readonly until: Date | null,
    private readonly onLeave: () => void,
  ) {}

  isPast(now: Date): boolean {
    return this.until !== null && now >= this.until;
  }

  offer(post: Post | null): void {
    if (this.#news === null || !("end" in this.#news)) this.#tell({ post });
  }

  /** Said after what was offered last is not asked for any more; nothing comes after it. */
  end(reason: WatchEnd): void {
    this.#tell({ end: reason });
    this.onLeave();
  }

  leave(): void {
    this.onLeave();
    this.#wake?.();
  }

  /** Null: left, or `signal` aborted. */
  async next(signal: AbortSignal): Promise<PostNews | null> {
    if (this.#news === null && !signal.aborted) await this.#told(signal);
    const news = this.#news;
    if (news !== null && !("end" in news)) this.#news = null;
    return signal.aborted ? null : news;
  }

  #told(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener("abort", wake);
        this.#wake = null;
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener("abort", wake, { once: true });
    });
  }

  #tell(news: PostNews): void {
    this.#news = news;
    this.#wake?.();
  }
}
