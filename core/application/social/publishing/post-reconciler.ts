import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type {
  ContainerState,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";
import { findLiveMatch, newerThanSend } from "@/core/domain/marketing/live-match";
import type { Post } from "@/core/domain/marketing/post";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import type { Evidence } from "@/core/domain/marketing/verdict";

/** Null: no entry is this post; undefined: nobody can tell. */
type Match = LiveMatch | null | undefined;

interface LiveMatch {
  readonly mediaId: string;
  readonly permalink: string | null;
  readonly timestamp: Date;
}

/** Meta's clock and ours, and the way of an answer. */
const CLOCKS_DIFFER_MS = 60_000;

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
    return {
      container: state,
      match: match.status === "fulfilled" ? await this.orTwins(post, adapter, state, match.value) : undefined,
      retryAfterMs: Math.max(retryAfterIn(container), retryAfterIn(match)),
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

  /** The address of a post that is known to be live, though its id was never told. */
  async findLink(post: Post, adapter: ResumablePostingAdapter): Promise<Exclude<Match, undefined>> {
    return (await this.orTwins(post, adapter, "published", await this.matchFor(post, adapter))) ?? null;
  }

  /**
   * `found`, unless another post of ours looks the same and may be live as well: then the containers tell whose
   * entry it is. Null: not this one's; undefined: nobody can tell yet.
   */
  private async orTwins(
    post: Post,
    adapter: ResumablePostingAdapter,
    own: Evidence["container"],
    found: Match,
  ): Promise<Match> {
    if (!found) return found;
    const others = await this.posts.listWithoutPlatformId(post.ownerId, post.channelId);
    const twins = others.filter((other) => looksLike(other, post) && mayBe(other, found));
    // Asked after the twins were read: one that learned its id in between is in neither answer otherwise.
    const taken = await this.posts.claimedPlatformIds([found.mediaId], post.id);
    if (taken.has(found.mediaId)) return null;
    if (twins.length === 0) return found;
    const looks = twins.map(({ publication }) => adapter.check(publication.containerId ?? ""));
    const isTwinLive = (await Promise.allSettled(looks)).some(
      (look) => look.status === "fulfilled" && look.value.state === "published",
    );
    if (isTwinLive) return null;
    return own === "published" ? found : undefined;
  }

  private async matchFor(post: Post, adapter: ResumablePostingAdapter): Promise<Match> {
    const { firstSentAt } = post.publication;
    const [first] = post.media;
    if (firstSentAt === null || first === undefined) return null;
    const entries = newerThanSend(await adapter.listLive(post.kind, firstSentAt), firstSentAt);
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
    return match && { mediaId: match.mediaId, permalink: match.permalink, timestamp: match.timestamp };
  }
}

/** An entry that is newer than the moment at which a post was known to be live is another one. */
function mayBe({ publishedAt }: Post, { timestamp }: LiveMatch): boolean {
  return publishedAt === null || timestamp.getTime() <= publishedAt.getTime() + CLOCKS_DIFFER_MS;
}

function looksLike(other: Post, post: Post): boolean {
  const { containerId, firstSentAt } = other.publication;
  const wasSent = containerId !== null && firstSentAt !== null;
  return other.id !== post.id && wasSent && other.kind === post.kind && other.caption === post.caption;
}

/** How long Meta asked us to wait where it refused a read for a limit. */
function retryAfterIn(result: PromiseSettledResult<unknown>): number {
  if (result.status === "fulfilled" || !(result.reason instanceof AppError)) return 0;
  const { code, details } = result.reason;
  return code === "rate_limited" ? (details.retryAfterSeconds ?? 0) * 1000 : 0;
}

function deadTokenIn(result: PromiseSettledResult<unknown>): AppError | null {
  if (result.status === "fulfilled" || !(result.reason instanceof AppError)) return null;
  return result.reason.code === "reconnect_required" ? result.reason : null;
}
