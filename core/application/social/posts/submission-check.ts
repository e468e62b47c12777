import type { Clock } from "@/core/application/interfaces/clock";
import type { MediaPreflight } from "@/core/application/interfaces/social/media-preflight";
import type { MediaReach } from "@/core/application/interfaces/social/media-reach";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import { ownUploads } from "@/core/application/social/posts/own-uploads";
import {
  assertAlive,
  assertCommentsAllowed,
  assertGranted,
} from "@/core/application/social/posts/post-connection";
import { RemoteMedia } from "@/core/application/social/posts/remote-media";
import { AppError, type FieldIssue } from "@/core/domain/errors";
import { checkInstagramPost } from "@/core/domain/marketing/instagram-rules";
import { checkPostUploads, type Uploads } from "@/core/domain/marketing/instagram-uploads";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";
import { PUBLISH_SCOPE } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** What has to hold for a post before it is kept as a draft, or before it may go out. */
export class SubmissionCheck {
  private readonly remote: RemoteMedia;

  constructor(
    private readonly mediaStore: MediaStore,
    preflight: MediaPreflight,
    private readonly reach: MediaReach,
    private readonly clock: Clock,
  ) {
    this.remote = new RemoteMedia(preflight);
  }

  /**
   * For drafts, too. The uploads are wanted from now on: no purge takes them for a day.
   * @throws AppError `invalid_request` naming each upload that this owner does not have
   */
  assertOwnUploads(ownerId: string, media: readonly PostMedia[]): Promise<Uploads> {
    return ownUploads(this.mediaStore, ownerId, media, this.clock.now());
  }

  /**
   * Everything that has to hold for a post that goes out with this connection, now or at its time. What we can
   * tell ourselves comes first: strangers' servers are asked about a post only that is otherwise in order.
   * `before`: the post as it is, where it was found sendable already.
   * @throws AppError `invalid_request`, `media_rejected` naming every rule that the post breaks,
   * `reconnect_required`, `missing_permission`
   */
  async assertSendable(
    content: PostContent,
    auth: SocialAuth,
    before: PostContent | null = null,
  ): Promise<void> {
    const uploads = await this.assertOwnUploads(auth.userId, content.media);
    refuse([
      ...checkInstagramPost(content),
      ...checkPostUploads(content, uploads),
      ...this.reachIssues(content.media),
      ...this.remote.spellingIssues(content),
    ]);
    assertAlive(auth);
    assertGranted(auth, PUBLISH_SCOPE[auth.login]);
    assertCommentsAllowed(content, auth);
    refuse(await this.remote.answerIssues(content, before));
  }

  /** Pictures reach the platform by their address only; videos can be sent (graph-api.md §3.2). */
  private reachIssues(media: readonly PostMedia[]): FieldIssue[] {
    const message = this.reach.problem;
    if (message === null) return [];
    return media.flatMap(({ type, mediaId, coverMediaId }, index) => [
      ...(mediaId !== null && type === "image" ? [unreachable(`media.${index}.mediaId`, message)] : []),
      ...(coverMediaId === null ? [] : [unreachable(`media.${index}.coverMediaId`, message)]),
    ]);
  }
}

/** @throws AppError `media_rejected` unless there is nothing to say */
function refuse(issues: readonly FieldIssue[]): void {
  if (issues.length > 0)
    throw new AppError("media_rejected", "The post breaks rules of the platform", { issues });
}

function unreachable(path: string, message: string): FieldIssue {
  return { path, rule: "no_public_address", message };
}
