import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type { MediaStore } from "@/core/application/interfaces/social/media-store";
import type { UploadSessionStore } from "@/core/application/interfaces/social/upload-session-store";

const AT_ONCE = 100;

/** Forgets uploads a day after they were announced, with the bytes of those that never became media. */
export class ExpiredUploads {
  constructor(
    private readonly sessions: UploadSessionStore,
    private readonly blobs: BlobStore,
    private readonly mediaStore: MediaStore,
  ) {}

  /** The bytes first: the session is what leads to them. */
  async purgeExpired(now: Date): Promise<number> {
    const expired = await this.sessions.listExpired(now, AT_ONCE);
    for (const { id, mediaId } of expired) {
      if (mediaId === null && !(await this.#isMedia(id))) await this.blobs.delete(id);
      await this.sessions.removeExpired(id, now);
    }
    return expired.length;
  }

  /** Its bytes became media just before a crash kept the session from learning it. */
  async #isMedia(id: string): Promise<boolean> {
    return (await this.mediaStore.find(id)) !== null;
  }
}
