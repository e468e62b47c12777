import type { ClaimedPost } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { credentialProblem } from "@/core/application/social/connections/credential-problem";
import type { Next, PublishJournal } from "@/core/application/social/publishing/publish-journal";
import type { AppError } from "@/core/domain/errors";
import { failureFrom, type PostFailure } from "@/core/domain/marketing/post-failure";
import { canPublish, type SocialAuth } from "@/core/domain/marketing/social-auth";

/** What happens to posts whose account has no usable token any more: they are kept for a person. */
export class TokenTrouble {
  constructor(
    private readonly connections: SocialAuthService,
    private readonly journal: PublishJournal,
  ) {}

  /** The post is kept; only Meta's own code marks the connection. */
  async hold(
    held: ClaimedPost,
    error: AppError,
    auth: SocialAuth,
    { isSendRefused }: { readonly isSendRefused: boolean },
  ): Next {
    if (await this.isGone(auth)) return await this.withoutConnection(held, isSendRefused);
    const failure = failureFrom(error);
    const isOldNews = await this.isReconnected(auth);
    const problem = credentialProblem(error);
    if (problem !== null && auth.problem === null && !isOldNews) {
      await this.connections.update(auth.id, problem);
      await this.journal.holdChannelOf(held.post, failure);
    }
    const written = await this.journal.write(held, {
      type: "reconnect_needed",
      failure,
      sendRefused: isSendRefused,
    });
    // Reconnected while we worked with the old token: whoever did that could not see this post as held back.
    if (await this.isReconnected(auth)) await this.journal.wakeChannelOf(held.post);
    return written;
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

  /** Whether the connection was made anew since `auth` was read; what Meta said was about the old token. */
  private async isReconnected({ userId, platform, channelId, updatedAt }: SocialAuth): Promise<boolean> {
    const fresh = await this.connections.getByChannel(userId, platform, channelId);
    return fresh !== null && canPublish(fresh) && fresh.updatedAt > updatedAt;
  }
}

const GONE: PostFailure = { code: "not_connected", reason: null, scopes: [], retryable: false, item: null };
