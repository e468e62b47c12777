import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type {
  PostingPublishRequest,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
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
    private readonly mediaAddressFor: MediaAddressFor,
  ) {}

  /** The container of a single item, or those of a carousel's items that have none yet. */
  async make(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const started = await this.journal.write(held, { type: "prepare_started" });
    if (started === null) return null;
    const request = postingRequest(started.post, this.mediaAddressFor);
    return isCarousel(started.post)
      ? await this.makeChildren(started, request, adapter, auth)
      : await this.makeParent(started, adapter, auth);
  }

  /** The container that will be published. */
  async makeParent(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { children } = held.post.publication;
    const childIds = children.flatMap(({ containerId }) => containerId ?? []);
    let containerId: string;
    try {
      containerId = await adapter.prepare(postingRequest(held.post, this.mediaAddressFor), childIds);
    } catch (error) {
      return await this.failures.handle(held, error, auth);
    }
    return await this.journal.write(held, { type: "container_created", containerId });
  }

  /** All at once: ten at most. Those that were made are kept, whatever became of the others. */
  private async makeChildren(
    held: ClaimedPost,
    request: PostingPublishRequest,
    adapter: ResumablePostingAdapter,
    auth: SocialAuth,
  ): Next {
    const { children } = held.post.publication;
    const made = await Promise.allSettled(
      request.media.map((_, index) =>
        children[index]?.containerId ? Promise.resolve(null) : adapter.prepareChild(request, index),
      ),
    );
    const containerIds = made.map((result) => (result.status === "fulfilled" ? result.value : null));
    const written = containerIds.some((id) => id !== null)
      ? await this.journal.write(held, { type: "children_created", containerIds })
      : held;
    const failure = gravest(made);
    if (written === null || failure === null) return written;
    return await this.failures.handle(written, failure.error, auth, failure.index);
  }
}
