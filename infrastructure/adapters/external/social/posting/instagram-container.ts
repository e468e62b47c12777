import type { PostingPublishRequest } from "@/core/application/interfaces/social/posting-adapter";
import { AppError } from "@/core/domain/errors";

/**
 * The parameters of `POST /{ig-user-id}/media` for a post, decided by the whole post and not by its first
 * item (graph-api.md §3.1). A feed image has no `media_type`; empty values are left out.
 * @throws AppError `media_rejected` for a kind that is not built yet
 */
export function containerParameters(request: PostingPublishRequest): Record<string, string> {
  const [item, ...more] = request.media;
  if (item === undefined || more.length > 0 || request.kind !== "feed" || item.type !== "image") {
    throw new AppError(
      "media_rejected",
      `No container for ${request.media.length} items of kind ${request.kind}`,
    );
  }
  return {
    image_url: item.url,
    ...(request.caption === "" ? {} : { caption: request.caption }),
    ...(item.altText ? { alt_text: item.altText } : {}),
  };
}
