import type { Clock } from "@/core/application/interfaces/clock";
import type {
  PostingPublishRequest,
  PostingPublishResponse,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import { nextLookDelay } from "@/core/domain/marketing/look-schedule";
import { UNKNOWN_CONTAINER_GRACE_MS } from "@/core/domain/marketing/retry-plan";
import { isCarousel } from "@/infrastructure/adapters/external/social/posting/instagram-container";

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
  const giveUp = new AbortController();
  const untilReady = (containerId: string) => becomesReady(adapter, containerId, clock, giveUp.signal);
  try {
    const children = isCarousel(request) ? request.media : [];
    const childIds = await Promise.all(
      children.map(async (_, index) => await untilReady(await adapter.prepareChild(request, index))),
    );
    const result = await adapter.commit(await untilReady(await adapter.prepare(request, childIds)));
    if (result.kind === "published") {
      const permalink = await adapter.getPermalink(result.mediaId).catch(() => null);
      return { success: true, postId: result.mediaId, permalink };
    }
    return { success: false, error: result.kind === "unclear" ? "unconfirmed" : "not_published" };
  } catch (error) {
    return { success: false, error: error instanceof AppError ? error.code : "internal" };
  } finally {
    giveUp.abort();
  }
}

/** Answers the id itself. The looks end with `signal`: one lost item of a carousel is enough. */
async function becomesReady(
  adapter: ResumablePostingAdapter,
  containerId: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<string> {
  const started = clock.now().getTime();
  for (let looks = 0; !signal.aborted; looks += 1) {
    const elapsed = clock.now().getTime() - started;
    await clock.sleep(nextLookDelay(looks, elapsed, adapter.load()), signal);
    const seen = await adapter.check(containerId);
    if (seen.state === "finished") break;
    // Meta has been seen not to know a fresh container for good, and to publish it all the same.
    if (seen.state === "unknown" && elapsed >= UNKNOWN_CONTAINER_GRACE_MS) break;
    if (seen.state === "error") throw seen.error;
    if (seen.state === "expired" || seen.state === "published" || elapsed > PATIENCE_MS) {
      throw new AppError("platform_unavailable", "The container did not become ready");
    }
  }
  return containerId;
}
