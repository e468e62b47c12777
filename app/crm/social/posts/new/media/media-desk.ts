import type {
  DraftItem,
  MediaFit,
  MediaRatio,
  UploadedMedia,
} from "@/app/crm/social/posts/new/media/draft-item";
import {
  type MediaAction,
  type MediaState,
  mediaReducer,
  NO_MEDIA,
  type WrittenPart,
} from "@/app/crm/social/posts/new/media/media-state";
import { newItem } from "@/app/crm/social/posts/new/media/new-item";
import type { Wire } from "@/app/crm/social/posts/new/media/upload/keep-trying";
import { takeTurns } from "@/app/crm/social/posts/new/media/upload/take-turns";
import type { Transport } from "@/app/crm/social/posts/new/media/upload/transport";
import { UploadJob } from "@/app/crm/social/posts/new/media/upload/upload-job";
import type { WishedFile } from "@/app/crm/social/posts/new/media/upload/wished-file";
import { MEDIA_MAX_ITEMS } from "@/core/domain/marketing/instagram-limits";

/** Browsers open six connections to a host: the rest of the page wants some too. */
const AT_ONCE = 3;
/** Who tries the choices one after the other uploads the last one only. */
const REFIT_PAUSE_MS = 600;
const POSTER_AT_MS = 1_000;

export interface DeskParts {
  readonly newKey: () => string;
  readonly addressOf: (file: File) => string;
  readonly dropAddress: (address: string) => void;
  readonly transportFor: (wished: WishedFile) => Transport;
  readonly wire: Wire;
  /** The address of the small picture that a video has from now on; null when it stays as it is. */
  readonly makePoster: (previewUrl: string, atMs: number, mediaId: string) => Promise<string | null>;
}

/** The media of one composer and their uploads. Nobody listens any more: all of it ends. */
export class MediaDesk {
  readonly #with: DeskParts;
  readonly #takeTurn = takeTurns(AT_ONCE);
  readonly #listeners = new Set<() => void>();
  readonly #files = new Map<string, File>();
  readonly #jobs = new Map<string, UploadJob>();
  readonly #coverJobs = new Map<string, UploadJob>();
  #state = NO_MEDIA;

  constructor(parts: DeskParts, initial: readonly DraftItem[] = []) {
    this.#with = parts;
    this.#state = { ...NO_MEDIA, items: initial };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
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
      if (hasRoom) this.#files.set(key, file);
      return newItem(file, key, hasRoom ? this.#with.addressOf(file) : "");
    });
    this.#do({ do: "add", items: chosen });
    for (const item of chosen.slice(0, Math.max(room, 0))) this.#upload(item);
  };

  readonly remove = (key: string): void => {
    this.#cancel(this.#jobs, key);
    this.#cancel(this.#coverJobs, key);
    const preview = this.#item(key)?.previewUrl;
    if (this.#files.delete(key) && preview) this.#with.dropAddress(preview);
    this.#do({ do: "remove", key });
  };

  readonly move = (key: string, toIndex: number): void => this.#do({ do: "move", key, toIndex });

  readonly update = (key: string, change: WrittenPart): void => {
    if (change.cover) this.#cancel(this.#coverJobs, key);
    this.#do({ do: "write", key, change });
  };

  /** The server keeps what it made of the file, not the file: another shape is another upload. */
  readonly refit = (key: string, fit: MediaFit, ratio: MediaRatio): void => {
    const item = this.#item(key);
    if (!item || !this.#files.has(key) || (item.fit === fit && item.ratio === ratio)) return;
    this.#cancel(this.#jobs, key);
    this.#do({ do: "refit", key, fit, ratio });
    this.#upload({ ...item, fit, ratio }, REFIT_PAUSE_MS);
  };

  readonly chooseCover = (key: string, file: File): void => {
    this.#cancel(this.#coverJobs, key);
    const transport = this.#with.transportFor({ file, fit: "crop", ratio: "original" });
    const job = new UploadJob(transport, {
      wire: this.#with.wire,
      takeTurn: this.#takeTurn,
      tell: (upload) => this.#do({ do: "coverUpload", key, upload }),
    });
    this.#coverJobs.set(key, job);
    job.start();
  };

  readonly resume = (key: string): void => {
    const item = this.#item(key);
    if (item && item.upload.state !== "ready") this.#jobs.get(key)?.start();
    if (item?.coverUpload && item.coverUpload.state !== "ready") this.#coverJobs.get(key)?.start();
  };

  /** What failed begins anew. */
  readonly retry = (key: string): void => {
    const item = this.#item(key);
    if (!item || item.upload.state === "ready" || !this.#files.has(key)) return;
    this.#cancel(this.#jobs, key);
    this.#upload(item);
  };

  readonly restore = (items: readonly DraftItem[]): void => this.#do({ do: "restore", items });

  #upload(item: DraftItem, afterMs = 0): void {
    const { key, fit, ratio, previewUrl } = item;
    const file = this.#files.get(key);
    if (!file) return;
    const job = new UploadJob(this.#with.transportFor({ file, fit, ratio }), {
      wire: this.#with.wire,
      takeTurn: this.#takeTurn,
      tell: (upload) => this.#do({ do: "upload", key, upload }),
      onReady: (media) => this.#makePoster(key, previewUrl ?? "", media),
    });
    this.#jobs.set(key, job);
    job.start(afterMs);
  }

  async #makePoster(key: string, previewUrl: string, { id, type }: UploadedMedia): Promise<void> {
    if (type !== "video") return;
    const atMs = this.#item(key)?.cover.offsetMs ?? POSTER_AT_MS;
    const thumbnailUrl = await this.#with.makePoster(previewUrl, atMs, id);
    if (thumbnailUrl !== null) this.#do({ do: "poster", key, mediaId: id, thumbnailUrl });
  }

  #close(): void {
    for (const { key } of this.#state.items) this.remove(key);
  }

  #cancel(jobs: Map<string, UploadJob>, key: string): void {
    jobs.get(key)?.cancel();
    jobs.delete(key);
  }

  #item(key: string): DraftItem | undefined {
    return this.#state.items.find((item) => item.key === key);
  }

  #do(action: MediaAction): void {
    this.#state = mediaReducer(this.#state, action);
    for (const listener of this.#listeners) listener();
  }
}
