import type { Clock } from "@/core/application/interfaces/clock";
import type { Random } from "@/core/application/interfaces/random";
import type {
  ArrivedFile,
  ImageConverter,
  ShapedImage,
  StoredFileReader,
  ThumbnailMaker,
} from "@/core/application/interfaces/social/media-intake";
import type { MediaStore, PublishableImage } from "@/core/application/interfaces/social/media-store";
import { oneChunk } from "@/core/application/social/posts/one-chunk";
import { isSameShape } from "@/core/domain/marketing/image-shape";
import type { ImageShape, Rendition, StoredMedia } from "@/core/domain/marketing/media";

export interface PictureShaperDependencies {
  readonly mediaStore: MediaStore;
  readonly convertImage: ImageConverter;
  readonly thumbnails: Pick<ThumbnailMaker, "ofPicture">;
  readonly readStored: StoredFileReader;
  readonly random: Random;
  readonly clock: Clock;
}

type Within = (make: () => Promise<StoredMedia>) => Promise<StoredMedia>;

/** Makes what goes out of a picture that came, and makes it anew where another shape is wanted. */
export class PictureShaper {
  readonly #with: PictureShaperDependencies;

  constructor(dependencies: PictureShaperDependencies) {
    this.#with = dependencies;
  }

  /** Keeps the file as well. @throws AppError `media_rejected`; then nothing of it is kept */
  async take(file: ArrivedFile, ownerId: string, shape: ImageShape): Promise<StoredMedia> {
    const { mediaStore, convertImage } = this.#with;
    const picture = await convertImage(file, shape);
    const { width, height } = picture.original;
    const original = await mediaStore.put(
      {
        ...this.#blank(ownerId),
        purpose: "original",
        name: "original",
        contentType: "application/octet-stream",
        width,
        height,
        bytes: file.bytes,
      },
      file.stream(),
    );
    const rendition = { originalId: original.id, width, height, shape };
    const { originalName } = file;
    return await this.#keep(picture, rendition, { ownerId, name: `${file.stem}.jpg`, originalName });
  }

  /**
   * Another picture of the same original, or the one that was made of it in this shape before. Null where the
   * original is not here: the picture came before originals were kept.
   * @param within makes what is not here yet, and may refuse to
   */
  async again(
    media: StoredMedia,
    shape: ImageShape,
    within: Within = (make) => make(),
  ): Promise<StoredMedia | null> {
    const { mediaStore, convertImage, readStored, clock } = this.#with;
    const { rendition } = media;
    if (rendition === null) return null;
    if (isSameShape(rendition.shape, shape)) return media;
    // From now on no purge takes it for a day.
    const [original] = await mediaStore.touch([rendition.originalId], clock.now());
    if (original?.ownerId !== media.ownerId) return null;
    const known = await this.#known(rendition.originalId, shape);
    if (known !== null) return known;
    return await within(async () =>
      this.#keep(await convertImage(readStored(original), shape), { ...rendition, shape }, media),
    );
  }

  async #known(originalId: string, shape: ImageShape): Promise<StoredMedia | null> {
    const { mediaStore, clock } = this.#with;
    const made = await mediaStore.renditionsOf([originalId]);
    const same = made.find(({ rendition }) => rendition !== null && isSameShape(rendition.shape, shape));
    if (same === undefined) return null;
    const [touched] = await mediaStore.touch([same.id], clock.now());
    return touched ?? null;
  }

  async #keep(
    picture: ShapedImage,
    rendition: Rendition,
    { ownerId, name, originalName }: Pick<StoredMedia, "ownerId" | "name" | "originalName">,
  ): Promise<StoredMedia> {
    const { mediaStore, thumbnails } = this.#with;
    const made = this.#jpeg(picture, ownerId);
    const media: StoredMedia = { ...made, purpose: "upload", name, originalName, rendition };
    const stored = await mediaStore.put(media, oneChunk(picture.bytes));
    const small = await thumbnails.ofPicture(picture.bytes);
    const thumbnail = this.#jpeg(small, ownerId);
    await mediaStore.setThumbnail(stored.id, thumbnail, oneChunk(small.bytes));
    return { ...stored, thumbnailId: thumbnail.id };
  }

  #jpeg({ bytes, width, height }: PublishableImage, ownerId: string): StoredMedia {
    return {
      ...this.#blank(ownerId),
      purpose: "thumbnail",
      name: "thumbnail.jpg",
      contentType: "image/jpeg",
      width,
      height,
      bytes: bytes.byteLength,
    };
  }

  #blank(ownerId: string) {
    return {
      id: this.#with.random.token(),
      ownerId,
      originalName: null,
      type: "image",
      durationMs: null,
      video: null,
      rendition: null,
      thumbnailId: null,
      createdAt: this.#with.clock.now(),
      purgedAt: null,
    } as const;
  }
}
