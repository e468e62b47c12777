import type { Clock } from "@/core/application/interfaces/clock";
import type { PostingAdapterFor } from "@/core/application/interfaces/social/platform-factories";
import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type {
  ContainerState,
  ResumablePostingAdapter,
} from "@/core/application/interfaces/social/posting-adapter";
import {
  deadTokenIn,
  missingPermissionIn,
  retryAfterIn,
} from "@/core/application/social/publishing/refused-look";
import type { AppError } from "@/core/domain/errors";
import {
  earliest,
  findLiveMatch,
  findNearMatch,
  isBy,
  newerThanSend,
} from "@/core/domain/marketing/live-match";
import { liveByOf, looksLike, wishFor } from "@/core/domain/marketing/live-wish";
import type { Post } from "@/core/domain/marketing/post";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";
import { type Evidence, isSettled } from "@/core/domain/marketing/verdict";

/** Null: no entry is this post; undefined: nobody can tell. */
type Match = LiveMatch | null | undefined;

interface LiveMatch {
  readonly mediaId: string;
  readonly permalink: string | null;
  readonly timestamp: Date;
}

interface Listed {
  readonly newer: Match;
  /** From just before the send as well, for clocks differ. */
  readonly near: Match;
}

const NOTHING: Listed = { newer: null, near: null };

export interface Observation extends Evidence {
  /** Set when Meta called the token dead, or did not show the account any more, while we looked. */
  readonly deadToken: AppError | null;
  /** Set when a permission for the look was missing. */
  readonly missingPermission: AppError | null;
}

/** Looks at Meta for a post whose send had no clear answer. Reads only, so it may look as often as it likes. */
export class PostReconciler {
  constructor(
    private readonly postingAdapterFor: PostingAdapterFor,
    private readonly posts: PostRepository,
    private readonly clock: Clock,
  ) {}

  async observe(post: Post, auth: SocialAuth): Promise<Observation> {
    const adapter = this.postingAdapterFor(auth);
    const { containerId } = post.publication;
    const askedAt = this.clock.now();
    const [container, match] = await Promise.allSettled([
      containerId === null
        ? Promise.resolve<ContainerState>({ state: "unknown" })
        : adapter.check(containerId),
      this.matchFor(post, adapter),
    ]);
    const state = container.status === "fulfilled" ? container.value.state : "unreadable";
    return {
      container: state,
      match:
        match.status === "fulfilled"
          ? await this.decide(post, adapter, { own: state, askedAt }, match.value)
          : undefined,
      retryAfterMs: Math.max(retryAfterIn(container), retryAfterIn(match)),
      deadToken: deadTokenIn(container) ?? deadTokenIn(match),
      missingPermission: missingPermissionIn(match),
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
    const askedAt = this.clock.now();
    const listed = await this.matchFor(post, adapter);
    return (await this.decide(post, adapter, { own: "published", askedAt }, listed)) ?? null;
  }

  /**
   * Beside a container that was not used, an entry from just before the send is another post. Of one that was, it
   * is proof once the list has caught up; beside any other it leaves open what is there.
   */
  private async decide(
    post: Post,
    adapter: ResumablePostingAdapter,
    { own, askedAt }: { readonly own: Evidence["container"]; readonly askedAt: Date },
    { newer, near }: Listed,
  ): Promise<Match> {
    if (newer !== null) return await this.orTwins(post, adapter, own, newer);
    if (near === null || own === "finished") return null;
    if (own !== "published") return undefined;
    return isSettled(post.publication, askedAt) ? await this.orTwins(post, adapter, own, near) : null;
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
    const twins = others.filter(
      (other) => looksLike(other, post) && isBy(found, liveByOf(other, adapter.clockAheadMs())),
    );
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

  private async matchFor(post: Post, adapter: ResumablePostingAdapter): Promise<Listed> {
    const wish = wishFor(post, adapter.clockAheadMs());
    if (wish === null) return NOTHING;
    const since = earliest(wish);
    const entries = newerThanSend(await adapter.listLive(post.kind, since), since);
    if (entries.length === 0) return NOTHING;
    const ids = entries.map(({ mediaId }) => mediaId);
    const asked = { ...wish, taken: await this.posts.claimedPlatformIds(ids, post.id) };
    return { newer: findLiveMatch(entries, asked), near: findNearMatch(entries, asked) };
  }
}
