import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type {
  ContainerState,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import { findLiveMatch, newerThanSend } from "@/core/domain/marketing/live-match";
import type { Post } from "@/core/domain/marketing/post";
import type { Evidence } from "@/core/domain/marketing/publish-plan";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

export interface Observation extends Evidence {
  /** Set when Meta called the token dead while we looked. */
  readonly deadToken: AppError | null;
}

/** Looks at Meta for a post whose send had no clear answer. Reads only, so it may look as often as it likes. */
export class PostReconciler {
  constructor(
    private readonly postingAdapterFor: PostingAdapterFor,
    private readonly posts: PostRepository,
  ) {}

  async observe(post: Post, auth: SocialAuth): Promise<Observation> {
    const adapter = this.postingAdapterFor(auth);
    const { containerId } = post.publication;
    const [container, match] = await Promise.allSettled([
      containerId === null
        ? Promise.resolve<ContainerState>({ state: "unknown" })
        : adapter.check(containerId),
      this.matchFor(post, adapter),
    ]);
    const state = container.status === "fulfilled" ? container.value.state : "unreadable";
    const found = match.status === "fulfilled" ? match.value : undefined;
    const couldBeTwins = found && state !== "published" && (await this.hasTwinUnderWay(post));
    return {
      container: state,
      match: couldBeTwins ? undefined : found,
      deadToken: deadTokenIn(container) ?? deadTokenIn(match),
    };
  }

  /** The live post, when the container or the list proves that there is one. */
  async findLive(
    post: Post,
    auth: SocialAuth,
  ): Promise<{ mediaId: string | null; permalink: string | null } | null> {
    const { container, match } = await this.observe(post, auth);
    if (match) return { mediaId: match.mediaId, permalink: match.permalink };
    return container === "published" ? { mediaId: null, permalink: null } : null;
  }

  /** A post of ours that looks the same and may be live too: an entry can then be either of them. */
  private async hasTwinUnderWay(post: Post): Promise<boolean> {
    const others = await this.posts.listByChannel(post.ownerId, post.channelId, ["publishing"]);
    return others.some(
      (other) =>
        other.id !== post.id &&
        other.publication.sentAt !== null &&
        other.kind === post.kind &&
        other.caption === post.caption,
    );
  }

  async matchFor(
    post: Post,
    adapter: ResumablePostingAdapter,
  ): Promise<{ mediaId: string; permalink: string | null } | null> {
    const { firstSentAt } = post.publication;
    const [first] = post.media;
    if (firstSentAt === null || first === undefined) return null;
    const entries = newerThanSend(await adapter.listLive(post.kind), firstSentAt);
    if (entries.length === 0) return null;
    const taken = await this.posts.claimedPlatformIds(
      entries.map(({ mediaId }) => mediaId),
      post.id,
    );
    const wish = {
      kind: post.kind,
      itemCount: post.media.length,
      firstType: first.type,
      caption: post.caption,
      firstSentAt,
      taken,
    };
    const match = findLiveMatch(entries, wish);
    return match && { mediaId: match.mediaId, permalink: match.permalink };
  }
}

function deadTokenIn(result: PromiseSettledResult<unknown>): AppError | null {
  if (result.status === "fulfilled" || !(result.reason instanceof AppError)) return null;
  return result.reason.code === "reconnect_required" ? result.reason : null;
}
