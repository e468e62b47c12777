import type { DraftItem, UploadedMedia, UploadState } from "@/app/crm/social/posts/new/media/draft-item";
import type { Wire } from "@/app/crm/social/posts/new/media/upload/keep-trying";
import { takeTurns } from "@/app/crm/social/posts/new/media/upload/take-turns";
import type { Transport } from "@/app/crm/social/posts/new/media/upload/transport";
import { UploadJob } from "@/app/crm/social/posts/new/media/upload/upload-job";
import type { WishedFile } from "@/app/crm/social/posts/new/media/upload/wished-file";
import type { ImageShape } from "@/core/domain/marketing/media";

/** Browsers open six connections to a host: the rest of the page wants some too. */
const AT_ONCE = 3;

export interface UploadParts {
  readonly transportFor: (wished: WishedFile) => Transport;
  readonly shapeTransport: (mediaId: string, shape: ImageShape) => Transport;
  readonly wire: Wire;
}

export interface UploadNews {
  readonly tell: (key: string, upload: UploadState) => void;
  readonly tellCover: (key: string, upload: UploadState) => void;
  /** Goes on within the same turn. */
  readonly onReady: (item: DraftItem, media: UploadedMedia) => Promise<void>;
}

/** The files of one composer, by the key of their item, and their ways to the server. */
export class ItemUploads {
  readonly #takeTurn = takeTurns(AT_ONCE);
  readonly #files = new Map<string, File>();
  readonly #jobs = new Map<string, UploadJob>();
  readonly #coverJobs = new Map<string, UploadJob>();
  /** What the server can shape anew, also when its file is not here any more. */
  readonly #shapeable = new Map<string, string>();

  constructor(
    private readonly parts: UploadParts,
    private readonly news: UploadNews,
  ) {}

  keepFile(key: string, file: File): void {
    this.#files.set(key, file);
  }

  /** False where there was none. */
  dropFile(key: string): boolean {
    return this.#files.delete(key);
  }

  learn(key: string, { id, shape }: UploadedMedia): void {
    if (shape !== null) this.#shapeable.set(key, id);
  }

  /** Ends what is under way. False where there is neither a file here nor an original there. */
  start(item: DraftItem, afterMs = 0): boolean {
    const transport = this.#transportOf(item);
    if (transport === null) return false;
    const { key } = item;
    this.cancel(key);
    const job = this.#job(transport, {
      tell: (upload) => {
        if (upload.state === "ready") this.learn(key, upload.media);
        this.news.tell(key, upload);
      },
      onReady: (media) => this.news.onReady(item, media),
    });
    this.#jobs.set(key, job);
    job.start(afterMs);
    return true;
  }

  startCover(key: string, file: File): void {
    this.cancelCover(key);
    const transport = this.parts.transportFor({ file, use: "cover", fit: "crop", ratio: "original" });
    const job = this.#job(transport, { tell: (upload) => this.news.tellCover(key, upload) });
    this.#coverJobs.set(key, job);
    job.start();
  }

  resume({ key, upload, coverUpload }: DraftItem): void {
    if (upload.state !== "ready") this.#jobs.get(key)?.start();
    if (coverUpload && coverUpload.state !== "ready") this.#coverJobs.get(key)?.start();
  }

  cancel(key: string): void {
    this.#jobs.get(key)?.cancel();
    this.#jobs.delete(key);
  }

  cancelCover(key: string): void {
    this.#coverJobs.get(key)?.cancel();
    this.#coverJobs.delete(key);
  }

  #transportOf({ key, use, fit, ratio }: DraftItem): Transport | null {
    const mediaId = this.#shapeable.get(key);
    if (mediaId !== undefined) return this.parts.shapeTransport(mediaId, { use, fit, ratio });
    const file = this.#files.get(key);
    return file === undefined ? null : this.parts.transportFor({ file, use, fit, ratio });
  }

  #job(
    transport: Transport,
    told: Pick<ConstructorParameters<typeof UploadJob>[1], "tell" | "onReady">,
  ): UploadJob {
    return new UploadJob(transport, { wire: this.parts.wire, takeTurn: this.#takeTurn, ...told });
  }
}
