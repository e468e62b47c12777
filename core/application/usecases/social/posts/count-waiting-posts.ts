import type { PostRepository } from "@/core/application/interfaces/social/post-repository";
import type { SocialAuthService } from "@/core/application/interfaces/social/social-auth-service";
import { findConnection } from "@/core/application/social/connections/find-connection";
import type { PostStatus } from "@/core/domain/marketing/post";

export interface CountWaitingPostsRequest {
  readonly userId: string;
  readonly channelId: string;
}

/** How many posts of an account a disconnect would touch. */
export interface CountWaitingPostsResponse {
  readonly scheduled: number;
  /** To go out as soon as it works. */
  readonly waiting: number;
  /** Sent, and not yet known to be live. */
  readonly goingOut: number;
  readonly drafts: number;
}

const COUNTED: readonly PostStatus[] = [
  "draft",
  "scheduled",
  "queued",
  "preparing",
  "processing",
  "publishing",
];

/** What disconnecting an account would mean for its posts. */
export class CountWaitingPostsUseCase {
  constructor(
    private readonly socialAuthService: SocialAuthService,
    private readonly posts: PostRepository,
  ) {}

  /** @throws AppError `not_found` when the account is not this owner's */
  async execute({ userId, channelId }: CountWaitingPostsRequest): Promise<CountWaitingPostsResponse> {
    const auth = await findConnection(this.socialAuthService, userId, channelId);
    const posts = await this.posts.listByChannel(auth.userId, auth.channelId, COUNTED);
    const count = (...statuses: readonly PostStatus[]): number =>
      posts.filter(({ status }) => statuses.includes(status)).length;
    return {
      scheduled: count("scheduled"),
      waiting: count("queued", "preparing", "processing"),
      goingOut: count("publishing"),
      drafts: count("draft"),
    };
  }
}
