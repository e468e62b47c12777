import type { Clock } from "@/core/application/interfaces/clock";
import type { ExpectedMedia, MediaPreflight } from "@/core/application/interfaces/social/media-preflight";
import type { MediaReach } from "@/core/application/interfaces/social/media-reach";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import { ownUploads } from "@/core/application/social/posts/own-uploads";
import {
  assertAlive,
  assertCommentsAllowed,
  assertGranted,
} from "@/core/application/social/posts/post-connection";
import { AppError, type FieldIssue } from "@/core/domain/errors";
import { IMAGE_MAX_BYTES } from "@/core/domain/marketing/instagram-limits";
import { checkInstagramPost } from "@/core/domain/marketing/instagram-rules";
import { checkPostUploads, type Uploads } from "@/core/domain/marketing/instagram-uploads";
import { largestFile } from "@/core/domain/marketing/largest-file";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";
import { PUBLISH_SCOPE } from "@/core/domain/marketing/scopes";
import type { SocialAuth } from "@/core/domain/marketing/social-auth";

/** What has to hold for a post before it is kept as a draft, or before it may go out. */
export class SubmissionCheck {
  constructor(
    private readonly mediaStore: MediaStore,
    private readonly preflight: MediaPreflight,
    private readonly reach: MediaReach,
    private readonly clock: Clock,
  ) {}

  /**
   * For drafts, too. The uploads are wanted from now on: no purge takes them for a day.
   * @throws AppError `invalid_request` naming each upload that this owner does not have
   */
  assertOwnUploads(ownerId: string, media: readonly PostMedia[]): Promise<Uploads> {
    return ownUploads(this.mediaStore, ownerId, media, this.clock.now());
  }

  /** @throws AppError `media_rejected` naming every rule that the post breaks */
  async assertPublishable(content: PostContent, uploads: Uploads): Promise<void> {
    const issues = [
      ...checkInstagramPost(content),
      ...checkPostUploads(content, uploads),
      ...this.reachIssues(content.media),
      ...(await this.urlIssues(content)),
    ];
    if (issues.length > 0)
      throw new AppError("media_rejected", "The post breaks rules of the platform", { issues });
  }

  /**
   * Everything that has to hold for a post that goes out with this connection, now or at its time.
   * @throws AppError `invalid_request`, `media_rejected`, `reconnect_required`, `missing_permission`
   */
  async assertSendable(content: PostContent, auth: SocialAuth): Promise<void> {
    const uploads = await this.assertOwnUploads(auth.userId, content.media);
    await this.assertPublishable(content, uploads);
    assertAlive(auth);
    assertGranted(auth, PUBLISH_SCOPE[auth.login]);
    assertCommentsAllowed(content, auth);
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

  /** All at once: each may take a few seconds. */
  private async urlIssues({ kind, media }: PostContent): Promise<FieldIssue[]> {
    const checks = media.flatMap(({ type, url, coverUrl }, index) => [
      this.urlIssue(url, { type, maxBytes: largestFile(type, kind) }, `media.${index}.url`),
      this.urlIssue(coverUrl, COVER, `media.${index}.coverUrl`),
    ]);
    return (await Promise.all(checks)).filter((issue) => issue !== null);
  }

  private async urlIssue(
    url: string | null,
    expected: ExpectedMedia,
    path: string,
  ): Promise<FieldIssue | null> {
    const problem = url === null ? null : await this.preflight.problemWith(url, expected);
    return problem && { path, ...problem };
  }
}

const COVER: ExpectedMedia = { type: "image", maxBytes: IMAGE_MAX_BYTES };

function unreachable(path: string, message: string): FieldIssue {
  return { path, rule: "no_public_address", message };
}
