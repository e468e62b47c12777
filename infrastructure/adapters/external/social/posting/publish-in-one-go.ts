import type { Clock } from "@/core/application/interfaces/clock";
import type {
  PostingPublishRequest,
  PostingPublishResponse,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import { nextLookDelay } from "@/core/domain/marketing/publish-plan";

/** A script may wait this long; the worker's own rails have no such limit. */
const PATIENCE_MS = 5 * 60 * 1000;

/**
 * Prepare, poll, commit in one call, for scripts. It stores nothing, so it never sends twice: an unclear
 * answer is reported as such. The CRM itself publishes through posts and the worker.
 */
export async function publishInOneGo(
  adapter: ResumablePostingAdapter,
  request: PostingPublishRequest,
  clock: Clock,
): Promise<PostingPublishResponse> {
  try {
    const containerId = await adapter.prepare(request);
    await untilReady(adapter, containerId, clock);
    const result = await adapter.commit(containerId);
    if (result.kind === "published") {
      const permalink = await adapter.getPermalink(result.mediaId).catch(() => null);
      return { success: true, postId: result.mediaId, permalink };
    }
    return { success: false, error: result.kind === "unclear" ? "unconfirmed" : "not_published" };
  } catch (error) {
    return { success: false, error: error instanceof AppError ? error.code : "internal" };
  }
}

async function untilReady(
  adapter: ResumablePostingAdapter,
  containerId: string,
  clock: Clock,
): Promise<void> {
  const started = clock.now().getTime();
  for (let looks = 0; ; looks += 1) {
    const elapsed = clock.now().getTime() - started;
    await clock.sleep(nextLookDelay(looks, elapsed));
    const seen = await adapter.check(containerId);
    if (seen.state === "finished") return;
    if (seen.state === "error") throw seen.error;
    if (seen.state === "expired" || elapsed > PATIENCE_MS) {
      throw new AppError("platform_unavailable", "The container did not become ready");
    }
  }
}
