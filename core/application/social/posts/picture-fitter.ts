import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { PictureShaper } from "@/core/application/social/posts/picture-shaper";
import { shapeAnewFor } from "@/core/domain/marketing/image-shape";
import { formOf, type ItemForm, imageUseOf, itemFormOf } from "@/core/domain/marketing/instagram-fields";
import type { ImageUse } from "@/core/domain/marketing/media";
import type { PostContent, PostMedia } from "@/core/domain/marketing/post-content";

/**
 * Sees to it that every picture of a post has the shape that its place in it takes, whatever it was uploaded for
 * (contract.md §6): what was cut for the feed reaches a story whole.
 */
export class PictureFitter {
  constructor(
    private readonly mediaStore: MediaStore,
    private readonly shaper: Pick<PictureShaper, "again">,
  ) {}

  /** The media with other uploads where that was necessary; asked again it answers the same ones. */
  fit(content: Pick<PostContent, "kind" | "media">): Promise<readonly PostMedia[]> {
    const form = formOf(content);
    return Promise.all(content.media.map((item) => this.#fitItem(item, itemFormOf(form, item))));
  }

  async #fitItem(item: PostMedia, form: ItemForm): Promise<PostMedia> {
    const { type, mediaId, coverMediaId } = item;
    if (type === "image" && mediaId !== null)
      return { ...item, mediaId: await this.#fitPicture(mediaId, imageUseOf(form)) };
    if (coverMediaId !== null)
      return { ...item, coverMediaId: await this.#fitPicture(coverMediaId, "cover") };
    return item;
  }

  /** One whose original is not here goes as it is: it was made for the feed, which every use takes. */
  async #fitPicture(id: string, use: ImageUse): Promise<string> {
    const media = await this.mediaStore.find(id);
    const shape = media?.rendition ? shapeAnewFor(use, media.rendition) : null;
    if (media === null || shape === null) return id;
    return (await this.shaper.again(media, shape))?.id ?? id;
  }
}
