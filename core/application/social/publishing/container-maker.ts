import type { MediaReach } from "@/core/application/interfaces/social/media-reach";
import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type {
  PostingMedia,
  PostingPublishRequest,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import type { LeaseKeeper } from "@/core/application/social/publishing/lease-keeper";
import { postingRequest } from "@/core/application/social/publishing/posting-request";
import type { PublishFailures } from "@/core/application/social/publishing/publish-failures";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { gravest } from "@/core/domain/marketing/gravest-failure";
import { isCarousel } from "@/core/domain/marketing/post-content";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** Makes containers: invisible to the public, so whatever is lost on the way is simply made again. */
export class ContainerMaker {
  constructor(
    private readonly journal: PublishJournal,
    private readonly failures: PublishFailures,
    private readonly lease: LeaseKeeper,
    private readonly mediaAddressFor: MediaAddressFor,
    private readonly reach: MediaReach,
  ) {}

  /** The container of a single item, or those of a carousel's items that have none yet. */
  async make(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const started = await this.journal.write(held, { type: "prepare_started" });
    if (started === null) return null;
    const request = postingRequest(started.post, this.mediaAddressFor, this.reach);
    return isCarousel(started.post)
      ? await this.makeChildren(started, request, adapter, auth)
      : await this.makeParent(started, adapter, auth);
  }

  /** The container that will be published. */
  async makeParent(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { children } = held.post.publication;
    const childIds = children.flatMap(({ containerId }) => containerId ?? []);
    const request = postingRequest(held.post, this.mediaAddressFor, this.reach);
    const lease = this.lease.keep(held, childIds.length === 0 && isSending(request.media));
    let containerId: string;
    try {
      containerId = await adapter.prepare(request, childIds, lease.signal);
    } catch (error) {
      const kept = await lease.end();
      return kept && (await this.failures.handle(kept, error, auth));
    }
    const kept = await lease.end();
    return kept && (await this.journal.write(kept, { type: "container_created", containerId }));
  }

  /** All at once: ten at most. Those that were made are kept, whatever became of the others. */
  private async makeChildren(
    held: ClaimedPost,
    request: PostingPublishRequest,
    adapter: ResumablePostingAdapter,
    auth: SocialAuth,
  ): Next {
    const { children } = held.post.publication;
    const isMissing = (_: unknown, index: number) => !children[index]?.containerId;
    const lease = this.lease.keep(held, isSending(request.media.filter(isMissing)));
    const made = await Promise.allSettled(
      request.media.map((item, index) =>
        isMissing(item, index) ? adapter.prepareChild(request, index, lease.signal) : Promise.resolve(null),
      ),
    );
    const kept = await lease.end();
    if (kept === null) return null;
    const containerIds = made.map((result) => (result.status === "fulfilled" ? result.value : null));
    const written = containerIds.some((id) => id !== null)
      ? await this.journal.write(kept, { type: "children_created", containerIds })
      : kept;
    const failure = gravest(made);
    if (written === null || failure === null) return written;
    return await this.failures.handle(written, failure.error, auth, failure.index);
  }
}

/** Sending a large file may take longer than a lease (graph-api.md §3.2, §3.6). */
function isSending(media: readonly PostingMedia[]): boolean {
  return media.some(({ upload }) => upload !== null);
}
