import type {
  PostingAdapter,
  PostingPublishRequest,
  PostingPublishResponse,
} from "@/core/application/interfaces/social/posting-adapter";
import type { SocialPlatform } from "@/core/domain/marketing/platform";
import type { PostKind } from "@/core/domain/marketing/post-content";
import type { PostMetrics } from "@/core/domain/marketing/post-metrics";

/** The face that every platform shows to the CRM. */
export abstract class BasePostingAdapter implements PostingAdapter {
  abstract readonly platform: SocialPlatform;

  abstract publish(request: PostingPublishRequest): Promise<PostingPublishResponse>;
  abstract update(postId: string, request: PostingPublishRequest): Promise<PostingPublishResponse>;
  abstract delete(postId: string): Promise<boolean>;
  abstract getMetrics(postId: string, kind?: PostKind): Promise<PostMetrics>;
  abstract verifyAuth(): Promise<boolean>;
}
