import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PostIssue } from "@/core/domain/marketing/instagram-issue";
import { warnAboutInstagramPost } from "@/core/domain/marketing/instagram-rules";
import { warnAboutPostUploads } from "@/core/domain/marketing/instagram-uploads";
import type { Post } from "@/core/domain/marketing/post";

/**
 * What its person should know of a post that goes out: what was cut off a picture, what Instagram may refuse. A
 * draft is not told of: its pictures get their shapes when it is sent out.
 */
export class WarnAboutPostUseCase {
  constructor(private readonly mediaStore: Pick<MediaStore, "find">) {}

  async execute(post: Post): Promise<readonly PostIssue[]> {
    if (post.status === "draft") return [];
    const shown = post.media.flatMap(({ mediaId, coverMediaId }) => [mediaId, coverMediaId]);
    const ids = new Set(shown.filter((id) => id !== null));
    const found = await Promise.all([...ids].map((id) => this.mediaStore.find(id)));
    const uploads = new Map(found.flatMap((media) => (media === null ? [] : [[media.id, media] as const])));
    return [...warnAboutInstagramPost(post), ...warnAboutPostUploads(post, uploads)];
  }
}
