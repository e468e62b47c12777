import { CoverFrames } from "@/app/crm/social/posts/new/media/cover-frames";
import type {
  DraftItem,
  MediaFit,
  MediaRatio,
  UploadedMedia,
} from "@/app/crm/social/posts/new/media/draft-item";
import { ItemUploads, type UploadParts } from "@/app/crm/social/posts/new/media/item-uploads";
import {
  type MediaAction,
  type MediaState,
  mediaReducer,
  NO_MEDIA,
  type Shape,
  type WrittenPart,
} from "@/app/crm/social/posts/new/media/media-state";
import { newItem } from "@/app/crm/social/posts/new/media/new-item";
import { MEDIA_MAX_ITEMS } from "@/core/domain/marketing/instagram-limits";
import type { ImageUse } from "@/core/domain/marketing/media";

/** Who tries the choices one after the other uploads the last one only. */
const REFIT_PAUSE_MS = 600;
const POSTER_AT_MS = 1_000;

export interface DeskParts extends UploadParts {
  readonly newKey: () => string;
  readonly addressOf: (file: File) => string;
  readonly dropAddress: (address: string) => void;
  /** What the server knows of an upload; null where it does not answer. */
  readonly readMedia: (mediaId: string) => Promise<UploadedMedia | null>;
  /** The address of the small picture that a video has from now on; null when it stays as it is. */
  readonly makePoster: (previewUrl: string, atMs: number, mediaId: string) => Promise<string | null>;
}

/** The media of one composer and their uploads. Nobody listens any more: all of it ends. */
export class MediaDesk {
  readonly #with: DeskParts;
  readonly #listeners = new Set<() => void>();
  readonly #uploads: ItemUploads;
  /** Items that the server was asked about. */
  readonly #asked = new Set<string>();
  readonly #frames: CoverFrames;
  #use: ImageUse = "feed";
  #state = NO_MEDIA;

  constructor(parts: DeskParts, initial: readonly DraftItem[] = []) {
    this.#with = parts;
    this.#frames = new CoverFrames(parts.wire);
    this.#state = { ...NO_MEDIA, items: initial };
    this.#uploads = new ItemUploads(parts, {
      tell: (key, upload) => this.#do({ do: "upload", key, upload }),
      tellCover: (key, upload) => this.#do({ do: "coverUpload", key, upload }),
      onReady: ({ key, previewUrl }, media) => this.#makePoster(key, previewUrl ?? "", media),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#askAboutItems();
    return () => {
      this.#listeners.delete(listener);
      // Later, because React's strict mode leaves once for show and comes back at once.
      setTimeout(() => this.#listeners.size === 0 && this.#close());
    };
  };

  readonly state = (): MediaState => this.#state;

  readonly add = (files: readonly File[]): void => {
    const room = MEDIA_MAX_ITEMS - this.#state.items.length;
    const chosen = files.map((file, index) => {
      const key = this.#with.newKey();
      const hasRoom = index < room;
      if (hasRoom) this.#uploads.keepFile(key, file);
      return newItem(file, key, hasRoom ? this.#with.addressOf(file) : "", this.#use);
    });
    this.#do({ do: "add", items: chosen });
    for (const item of chosen.slice(0, Math.max(room, 0))) this.#uploads.start(item);
  };

  readonly remove = (key: string): void => {
    this.#uploads.cancel(key);
    this.#uploads.cancelCover(key);
    this.#frames.drop(key);
    const preview = this.#item(key)?.previewUrl;
    if (this.#uploads.dropFile(key) && preview) this.#with.dropAddress(preview);
    this.#do({ do: "remove", key });
  };

  readonly move = (key: string, toIndex: number): void => this.#do({ do: "move", key, toIndex });

  readonly update = (key: string, change: WrittenPart): void => {
    if (change.cover) this.#uploads.cancelCover(key);
    const before = this.#item(key)?.cover.offsetMs;
    this.#do({ do: "write", key, change });
    if (change.cover && change.cover.offsetMs !== before)
      void this.#frames.follow(key, () => this.#drawChosen(key));
  };

  readonly refit = (key: string, fit: MediaFit, ratio: MediaRatio): void => {
    const item = this.#item(key);
    if (item && (item.fit !== fit || item.ratio !== ratio)) this.#shape(item, { use: this.#use, fit, ratio });
  };

  /** What the pictures are for from now on: each begins with its whole original, or with what was chosen then. */
  readonly setUse = (use: ImageUse): void => {
    this.#use = use;
    for (const item of this.#state.items) this.#shapeForUse(item);
  };

  readonly chooseCover = (key: string, file: File): void => this.#uploads.startCover(key, file);

  readonly resume = (key: string): void => {
    const item = this.#item(key);
    if (item) this.#uploads.resume(item);
  };

  /** What failed begins anew. */
  readonly retry = (key: string): void => {
    const item = this.#item(key);
    if (!item || item.upload.state === "ready") return;
    if (item.type === "image" && item.use !== this.#use) this.#shape(item, this.#shapeOfUse(item));
    else this.#uploads.start(item);
  };

  readonly restore = (items: readonly DraftItem[]): void => {
    this.#do({ do: "restore", items });
    this.#askAboutItems();
  };

  #shape(item: DraftItem, shape: Shape): void {
    if (this.#uploads.start({ ...item, ...shape }, REFIT_PAUSE_MS))
      this.#do({ do: "refit", key: item.key, shape });
  }

  /** What failed waits for a person. */
  #shapeForUse(item: DraftItem): void {
    if (item.type !== "image" || item.use === this.#use || item.upload.state === "failed") return;
    this.#shape(item, this.#shapeOfUse(item));
  }

  #shapeOfUse({ fit, ratio, aside = { fit, ratio: "original" } }: DraftItem): Shape {
    return { ...aside, use: this.#use, aside: { fit, ratio } };
  }

  /** The post of an earlier visit tells little of its items, and never whether a picture can be shaped anew. */
  #askAboutItems(): void {
    for (const { key, type, upload } of this.#state.items) {
      if (upload.state !== "ready" || upload.media.id === "") continue;
      if (upload.media.width > 0 && (type === "video" || upload.media.shape !== null)) continue;
      if (this.#asked.has(key)) continue;
      this.#asked.add(key);
      void this.#askAbout(key, upload.media.id);
    }
  }

  async #askAbout(key: string, mediaId: string): Promise<void> {
    const media = await this.#with.readMedia(mediaId);
    if (media === null) return;
    this.#uploads.learn(key, media);
    this.#do({ do: "facts", key, media });
    const item = this.#item(key);
    if (item) this.#shapeForUse(item);
  }

  async #makePoster(key: string, film: string, { id, type }: UploadedMedia): Promise<void> {
    if (type !== "video") return;
    const atMs = this.#item(key)?.cover.offsetMs ?? POSTER_AT_MS;
    const thumbnailUrl = await this.#with.makePoster(film, atMs, id);
    if (thumbnailUrl !== null) this.#do({ do: "poster", key, mediaId: id, thumbnailUrl });
  }

  /** What stands for a video in lists and on the profile is the frame that a person chose. */
  async #drawChosen(key: string): Promise<void> {
    const item = this.#item(key);
    if (item?.upload.state !== "ready" || item.upload.media.id === "") return;
    const { media } = item.upload;
    const film = item.previewUrl?.startsWith("blob:") ? item.previewUrl : media.url;
    await this.#makePoster(key, film, media);
  }

  #close(): void {
    for (const { key } of this.#state.items) this.remove(key);
  }

  #item(key: string): DraftItem | undefined {
    return this.#state.items.find((item) => item.key === key);
  }

  #do(action: MediaAction): void {
    this.#state = mediaReducer(this.#state, action);
    for (const listener of this.#listeners) listener();
  }
}
