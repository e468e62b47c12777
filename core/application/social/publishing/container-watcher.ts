import type { Clock } from "@/core/application/interfaces/clock";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type {
  ContainerState,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import type { ContainerMaker } from "@/core/application/social/publishing/container-maker";
import type { PostSender } from "@/core/application/social/publishing/post-sender";
import type { PublishFailures } from "@/core/application/social/publishing/publish-failures";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { AppError } from "@/core/domain/errors";
import { gravest } from "@/core/domain/marketing/gravest-failure";
import { nextLookDelay } from "@/core/domain/marketing/look-schedule";
import * as plan from "@/core/domain/marketing/retry-plan";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** Looks at containers until they are ready, and then goes on: a carousel gets its parent, a post is sent. */
export class ContainerWatcher {
  constructor(
    private readonly maker: ContainerMaker,
    private readonly sender: PostSender,
    private readonly journal: PublishJournal,
    private readonly failures: PublishFailures,
    private readonly clock: Clock,
  ) {}

  async look(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { containerId } = held.post.publication;
    return containerId === null
      ? await this.lookAtChildren(held, adapter, auth)
      : await this.lookAtContainer(held, adapter, auth, containerId);
  }

  private async lookAtContainer(
    held: ClaimedPost,
    adapter: ResumablePostingAdapter,
    auth: SocialAuth,
    containerId: string,
  ): Next {
    let seen: ContainerState;
    try {
      seen = await adapter.check(containerId);
    } catch (error) {
      return await this.failures.handle(held, error, auth);
    }
    switch (seen.state) {
      case "finished":
        return await this.sender.send(held, adapter, auth, containerId);
      case "published":
        return await this.journal.keep(held, { type: "went_live", platformPostId: null, permalink: null });
      case "error":
        return await this.failures.handle(held, seen.error, auth);
      case "expired":
        return await this.failures.rebuild(held, EXPIRED, plan.REBUILDS_AFTER_EXPIRY);
      case "unknown":
        if (this.ageOf(held) >= plan.CONTAINER_LIFE_MS) return await this.neverReady(held);
        return this.ageOf(held) >= plan.UNKNOWN_CONTAINER_GRACE_MS
          ? await this.sender.send(held, adapter, auth, containerId)
          : await this.lookAgain(held, adapter);
      case "in_progress":
        return this.ageOf(held) >= plan.CONTAINER_LIFE_MS
          ? await this.neverReady(held)
          : await this.lookAgain(held, adapter);
    }
  }

  private async neverReady(held: ClaimedPost): Next {
    return await this.failures.rebuild(held, NEVER_READY, plan.REBUILDS_AFTER_EXPIRY);
  }

  /** All that are not ready yet, at once. */
  private async lookAtChildren(held: ClaimedPost, adapter: ResumablePostingAdapter, auth: SocialAuth): Next {
    const { children } = held.post.publication;
    const looks = await Promise.allSettled(
      children.map(({ containerId, isReady }) =>
        isReady || containerId === null
          ? Promise.resolve<ContainerState>({ state: "finished" })
          : adapter.check(containerId),
      ),
    );
    const failure = gravest(looks);
    if (failure !== null) return await this.failures.handle(held, failure.error, auth, failure.index);
    const seen = looks.flatMap((look) => (look.status === "fulfilled" ? [look.value] : []));
    for (const [index, state] of seen.entries()) {
      if (state.state === "error") return await this.failures.childFailed(held, index, state.error, auth);
      if (state.state === "expired")
        return await this.failures.rebuildChild(held, index, EXPIRED, plan.REBUILDS_AFTER_EXPIRY);
    }
    const ready = seen.flatMap((state, index) => (this.isUsable(held, state) ? [index] : []));
    if (ready.length === children.length) return await this.maker.makeParent(held, adapter, auth);
    const late = seen.findIndex((_, index) => !ready.includes(index));
    return this.ageOf(held) >= plan.CONTAINER_LIFE_MS
      ? await this.failures.rebuildChild(held, late, NEVER_READY, plan.REBUILDS_AFTER_EXPIRY)
      : await this.lookAgain(held, adapter, ready);
  }

  /** Where Meta does not show fresh objects (graph-api.md §3.3), making the parent tells whether they are there. */
  private isUsable(held: ClaimedPost, { state }: ContainerState): boolean {
    if (state === "unknown") return this.ageOf(held) >= plan.UNKNOWN_CONTAINER_GRACE_MS;
    return state === "finished" || state === "published";
  }

  private async lookAgain(
    held: ClaimedPost,
    adapter: ResumablePostingAdapter,
    readyChildren: readonly number[] = [],
  ): Next {
    const delay = nextLookDelay(held.post.publication.looks + 1, this.ageOf(held), adapter.load());
    return await this.journal.pauseUntil(held, delay, (at) => ({ type: "look_again", at, readyChildren }));
  }

  private ageOf({ post }: ClaimedPost): number {
    return this.clock.now().getTime() - (post.publication.containerCreatedAt?.getTime() ?? 0);
  }
}

const EXPIRED = new AppError("platform_unavailable", "The container expired");
const NEVER_READY = new AppError("platform_unavailable", "The container was never ready");
