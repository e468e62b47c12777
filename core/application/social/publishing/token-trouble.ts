import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { noteLostPermissions } from "@/core/application/social/connections/lost-permissions";
import { markDead } from "@/core/application/social/connections/mark-dead";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import { AppError } from "@/core/domain/errors";
import type { Post } from "@/core/domain/marketing/post";
import { failureFrom, type PostFailure } from "@/core/domain/marketing/post-failure";
import { UNUSABLE_CONNECTION_MS } from "@/core/domain/marketing/retry-plan";
import { canPublish, OURS_TO_MEND, type SocialAuth } from "@/core/domain/marketing/social-auth";

/** What happens to posts whose account has no usable token any more: they are kept for a person. */
export class TokenTrouble {
  constructor(
    private readonly connections: SocialAuthService,
    private readonly journal: PublishJournal,
  ) {}

  /**
   * The post is kept; only Meta's own code marks the connection. Where the reason lies with us, the post looks after
   * itself: nobody would wake it.
   */
  async hold(
    held: ClaimedPost,
    error: AppError,
    auth: SocialAuth,
    { isSendRefused }: { readonly isSendRefused: boolean },
  ): Next {
    if (await this.isGone(auth)) return await this.withoutConnection(held, isSendRefused);
    await this.mark(held.post, error, auth);
    const failure = failureFrom(error);
    const event = { type: "reconnect_needed", failure, sendRefused: isSendRefused } as const;
    const isOurs = failure.reason !== null && OURS_TO_MEND.includes(failure.reason);
    const written = isOurs
      ? await this.journal.pauseUntil(held, UNUSABLE_CONNECTION_MS, (again) => ({ ...event, again }))
      : await this.journal.write(held, event);
    await this.wakeIfReconnected(held.post, auth);
    return written;
  }

  /**
   * Something was asked with this token, and the post itself does not wait for a person: the connection is marked
   * or loses the permissions that are gone, and of a dead token the channel's other posts learn why they wait.
   * Nothing happens for any other error.
   */
  async note(post: Post, error: unknown, auth: SocialAuth): Promise<void> {
    await noteLostPermissions(this.connections, auth, error);
    if (await this.mark(post, error, auth)) await this.wakeIfReconnected(post, auth);
  }

  private async mark(post: Post, error: unknown, auth: SocialAuth): Promise<boolean> {
    if (!(error instanceof AppError) || auth.problem !== null) return false;
    if (!(await markDead(this.connections, auth, error))) return false;
    await this.journal.holdChannelOf(post, failureFrom(error));
    return true;
  }

  /** The account was disconnected: what may be live needs a person, the rest can no longer go out. */
  async withoutConnection(held: ClaimedPost, isSendRefused = false): Next {
    const { publication } = held.post;
    const mayBeLive = (publication.sentAt !== null && !isSendRefused) || publication.isRecheckDue;
    return await this.journal.write(
      held,
      mayBeLive ? { type: "left_unconfirmed", failure: GONE } : { type: "failed", failure: GONE },
    );
  }

  private async isGone({ userId, platform, channelId }: SocialAuth): Promise<boolean> {
    return (await this.connections.getByChannel(userId, platform, channelId)) === null;
  }

  /** Whoever connected anew while we worked with the old token could not see what we have held back since. */
  private async wakeIfReconnected(post: Post, auth: SocialAuth): Promise<void> {
    const { userId, platform, channelId, credentialsId } = auth;
    const current = await this.connections.getByChannel(userId, platform, channelId);
    if (current !== null && canPublish(current) && current.credentialsId !== credentialsId)
      await this.journal.wakeChannelOf(post);
  }
}

const GONE: PostFailure = { code: "not_connected", reason: null, scopes: [], retryable: false, item: null };
