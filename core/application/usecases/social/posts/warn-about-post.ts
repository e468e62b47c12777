import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PostIssue } from "@/core/domain/marketing/instagram-issue";
import { warnAboutInstagramPost } from "@/core/domain/marketing/instagram-rules";
import { warnAboutPostUploads } from "@/core/domain/marketing/instagram-uploads";
import type { Post } from "@/core/domain/marketing/post";

/** What its person should know of a post that was taken: what was cut off a picture, what Instagram may refuse. */
export class WarnAboutPostUseCase {
  constructor(private readonly mediaStore: Pick<MediaStore, "find">) {}

  async execute(post: Post): Promise<readonly PostIssue[]> {
    const ids = post.media.flatMap(({ mediaId, coverMediaId }) => [mediaId ?? [], coverMediaId ?? []].flat());
    const found = await Promise.all([...new Set(ids)].map((id) => this.mediaStore.find(id)));
    const uploads = new Map(found.flatMap((media) => (media === null ? [] : [[media.id, media] as const])));
    return [...warnAboutInstagramPost(post), ...warnAboutPostUploads(post, uploads)];
  }
}
