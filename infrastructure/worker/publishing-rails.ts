import type { Clock } from "@/core/application/interfaces/clock";
import type { Logger } from "@/core/application/interfaces/logger";
import type { Random } from "@/core/application/interfaces/random";
import type { MediaReach } from "@/core/application/interfaces/social/media-reach";
import type { MediaAddressFor } from "@/core/application/interfaces/social/media-store";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { AccountRest } from "@/core/application/social/publishing/account-rest";
import { ContainerMaker } from "@/core/application/social/publishing/container-maker";
import { ContainerWatcher } from "@/core/application/social/publishing/container-watcher";
import { FirstCommentWriter } from "@/core/application/social/publishing/first-comment-writer";
import { LeaseKeeper } from "@/core/application/social/publishing/lease-keeper";
import { LinkFinder } from "@/core/application/social/publishing/link-finder";
import { MetricsCollector } from "@/core/application/social/publishing/metrics-collector";
import { PostReconciler } from "@/core/application/social/publishing/post-reconciler";
import { PostSender } from "@/core/application/social/publishing/post-sender";
import { PostWaits } from "@/core/application/social/publishing/post-waits";
import { PresenceCheck } from "@/core/application/social/publishing/presence-check";
import { PublishFailures } from "@/core/application/social/publishing/publish-failures";
import { PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { QuotaKeeper } from "@/core/application/social/publishing/quota-keeper";
import { SendSettler } from "@/core/application/social/publishing/send-settler";
import { TokenTrouble } from "@/core/application/social/publishing/token-trouble";
import { PublishPostUseCase } from "@/core/application/usecases/social/posts/publish-post";
import { UpkeepPostUseCase } from "@/core/application/usecases/social/posts/upkeep-post";

export interface RailParts {
  readonly connections: SocialAuthService;
  readonly posts: PostRepository;
  readonly quotas: PublishingQuotaStore;
  readonly postingAdapterFor: PostingAdapterFor;
  readonly mediaAddressFor: MediaAddressFor;
  readonly reach: MediaReach;
  readonly random: Random;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Rails {
  readonly publishPost: PublishPostUseCase;
  readonly upkeepPost: UpkeepPostUseCase;
}

/** Everything a post runs on, put together from its ports; tests put in their own. */
export function publishingRails(parts: RailParts): Rails {
  const { connections, posts, postingAdapterFor, random, clock, logger } = parts;
  const journal = new PublishJournal(posts, clock, logger);
  const quota = new QuotaKeeper(parts.quotas, clock, logger);
  const tokenTrouble = new TokenTrouble(connections, journal);
  const rest = new AccountRest(parts.quotas, connections, clock);
  const waits = new PostWaits(journal, random, clock);
  const failures = new PublishFailures(rest, tokenTrouble, quota, waits, journal, clock);
  const reconciler = new PostReconciler(postingAdapterFor, posts, clock);
  const lease = new LeaseKeeper(journal, clock);
  const maker = new ContainerMaker(journal, failures, lease, parts.mediaAddressFor, parts.reach);
  const sender = new PostSender(journal, failures, clock, logger);
  const watcher = new ContainerWatcher(maker, sender, journal, failures, clock);
  const settler = new SendSettler(reconciler, sender, journal, failures, random, clock, logger);
  const shared = { connections, postingAdapterFor, journal, clock };
  return {
    publishPost: new PublishPostUseCase({
      ...shared,
      maker,
      watcher,
      settler,
      failures,
      tokenTrouble,
      rest,
      quota,
    }),
    upkeepPost: new UpkeepPostUseCase({
      ...shared,
      links: new LinkFinder(reconciler, quota, tokenTrouble, journal, clock),
      comments: new FirstCommentWriter(tokenTrouble, journal, random, clock),
      metrics: new MetricsCollector(posts, new PresenceCheck(clock), tokenTrouble, journal, clock, logger),
    }),
  };
}
