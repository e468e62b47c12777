import type { Clock } from "@/core/application/interfaces/clock";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import type { FirstCommentWriter } from "@/core/application/social/publishing/first-comment-writer";
import type { LinkFinder } from "@/core/application/social/publishing/link-finder";
import type { MetricsCollector } from "@/core/application/social/publishing/metrics-collector";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { nextMetricsAt } from "@/core/domain/marketing/metrics-schedule";
import type { Post } from "@/core/domain/marketing/post";
import type { UpkeepEvent } from "@/core/domain/marketing/post-events";
import type { PostFailure } from "@/core/domain/marketing/post-failure";
import { canPublish, type SocialAuth } from "@/core/domain/marketing/social-auth";

/** While the token is dead, what is left to do is looked at this often. */
const WITHOUT_TOKEN_MS = 15 * 60 * 1000;

export interface UpkeepPostDependencies {
  readonly connections: SocialAuthService;
  readonly postingAdapterFor: PostingAdapterFor;
  readonly links: LinkFinder;
  readonly comments: FirstCommentWriter;
  readonly metrics: MetricsCollector;
  readonly journal: PublishJournal;
  readonly clock: Clock;
}

/** Does what is due for a live post: its address, its first comment, its numbers. */
export class UpkeepPostUseCase {
  readonly #with: UpkeepPostDependencies;

  constructor(dependencies: UpkeepPostDependencies) {
    this.#with = dependencies;
  }

  async execute(claim: ClaimedPost): Promise<void> {
    const { post } = claim;
    const auth = await this.#with.connections.getByChannel(post.ownerId, post.platform, post.channelId);
    const held =
      auth === null || !canPublish(auth) ? await this.putOff(claim, auth) : await this.work(claim, auth);
    if (held !== null) await this.#with.journal.giveBack(held);
  }

  private async work(claim: ClaimedPost, auth: SocialAuth): Next {
    const { links, comments, metrics } = this.#with;
    const adapter = this.#with.postingAdapterFor(auth);
    let held: ClaimedPost | null = claim;
    if (this.isDue(held.post.upkeep.linkDueAt)) held = await links.lookUp(held, adapter, auth);
    if (held !== null && this.isDue(held.post.upkeep.comment?.dueAt))
      held = await comments.write(held, adapter, auth);
    if (held !== null && this.isDue(held.post.upkeep.metricsDueAt)) {
      held = await links.lookLate(held, adapter, auth);
      if (held !== null) held = await metrics.collect(held, adapter, auth);
    }
    return held;
  }

  /** Nothing can be asked of Meta: later while there is a connection, never again without one. */
  private async putOff(claim: ClaimedPost, auth: SocialAuth | null): Next {
    let held: ClaimedPost | null = claim;
    for (const event of this.putOffEvents(claim.post, auth !== null)) {
      if (held !== null) held = await this.#with.journal.writeAndHold(held, event);
    }
    return held;
  }

  private putOffEvents(post: Post, isConnected: boolean): readonly UpkeepEvent[] {
    const { linkDueAt, comment, metricsDueAt } = post.upkeep;
    const now = this.#with.clock.now();
    const later = isConnected ? new Date(now.getTime() + WITHOUT_TOKEN_MS) : null;
    const events: UpkeepEvent[] = [];
    if (this.isDue(linkDueAt))
      events.push({ type: "link_looked_up", platformPostId: null, permalink: null, again: later });
    if (this.isDue(comment?.dueAt)) events.push(commentEvent(comment?.sentAt ?? null, later));
    if (this.isDue(metricsDueAt)) {
      const again = isConnected ? nextMetricsAt(post.kind, post.publishedAt ?? now, now) : null;
      events.push({ type: "metrics_round_done", again });
    }
    return events;
  }

  private isDue(at: Date | null | undefined): boolean {
    return at != null && at <= this.#with.clock.now();
  }
}

/** A comment that may have been written is not forgotten by waiting. */
function commentEvent(sentAt: Date | null, later: Date | null): UpkeepEvent {
  if (later === null) return { type: "comment_failed", failure: withoutToken("not_connected") };
  const failure = withoutToken("reconnect_required");
  return sentAt === null
    ? { type: "comment_waits", failure, until: later }
    : { type: "comment_unclear", failure, at: later };
}

function withoutToken(code: "not_connected" | "reconnect_required"): PostFailure {
  return { code, reason: null, scopes: [], retryable: false, item: null };
}
