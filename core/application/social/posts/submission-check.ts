import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { MediaUrlRule } from "@/core/application/interfaces/social/media-url-rule";
import {
  assertAlive,
  assertCommentsAllowed,
  assertGranted,
} from "@/core/application/social/posts/post-connection";
import { AppError, type FieldIssue } from "@/core/domain/errors";
import { checkInstagramPost } from "@/core/domain/marketing/instagram-rules";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";
import { PUBLISH_SCOPE } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** What has to hold for a post before it is kept as a draft, or before it may go out. */
export class SubmissionCheck {
  constructor(
    private readonly mediaStore: MediaStore,
    private readonly mediaUrls: MediaUrlRule,
  ) {}

  /** For drafts, too. @throws AppError `invalid_request` naming each upload that this owner does not have */
  async assertOwnUploads(ownerId: string, media: readonly PostMedia[]): Promise<void> {
    const checks = media.flatMap(({ type, mediaId, coverMediaId }, index) => [
      this.uploadIssue(ownerId, mediaId, type, `media.${index}.mediaId`),
      this.uploadIssue(ownerId, coverMediaId, "image", `media.${index}.coverMediaId`),
    ]);
    const issues = (await Promise.all(checks)).filter((issue) => issue !== null);
    if (issues.length > 0) throw new AppError("invalid_request", "Unknown or foreign media", { issues });
  }

  /** @throws AppError `media_rejected` naming every rule that the post breaks */
  assertPublishable(content: PostContent): void {
    const issues = [...checkInstagramPost(content), ...this.urlIssues(content.media)];
    if (issues.length > 0)
      throw new AppError("media_rejected", "The post breaks rules of the platform", { issues });
  }

  /**
   * Everything that has to hold for a post that goes out with this connection, now or at its time.
   * @throws AppError `invalid_request`, `media_rejected`, `reconnect_required`, `missing_permission`
   */
  async assertSendable(content: PostContent, auth: SocialAuth): Promise<void> {
    await this.assertOwnUploads(auth.userId, content.media);
    this.assertPublishable(content);
    assertAlive(auth);
    assertGranted(auth, PUBLISH_SCOPE[auth.login]);
    assertCommentsAllowed(content, auth);
  }

  private async uploadIssue(
    ownerId: string,
    mediaId: string | null,
    type: PostMedia["type"],
    path: string,
  ): Promise<FieldIssue | null> {
    if (mediaId === null) return null;
    const stored = await this.mediaStore.find(mediaId);
    if (stored?.ownerId !== ownerId)
      return { path, rule: "unknown_media", message: "This upload does not exist" };
    return stored.type === type
      ? null
      : { path, rule: "media_type", message: `This upload is ${stored.type}, not ${type}` };
  }

  private urlIssues(media: readonly PostMedia[]): FieldIssue[] {
    return media.flatMap(({ url, coverUrl }, index) => [
      ...this.urlIssue(url, `media.${index}.url`),
      ...this.urlIssue(coverUrl, `media.${index}.coverUrl`),
    ]);
  }

  private urlIssue(url: string | null, path: string): FieldIssue[] {
    const message = url === null ? null : this.mediaUrls.problemWith(url);
    return message === null ? [] : [{ path, rule: "url_public", message, limit: "https" }];
  }
}
