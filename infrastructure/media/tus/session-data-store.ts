import type { Readable } from "node:stream";
import { DataStore, Upload as TusUpload } from "@tus/server";
import type { Clock } from "@/core/application/interfaces/clock";
import type { BlobStore } from "@/core/application/interfaces/social/blob-store";
import type {
  UploadSession,
  UploadSessionStore,
} from "@/core/application/interfaces/social/upload-session-store";
import { AppError } from "@/core/domain/errors";
import { type AcceptUpload, becomeMedia, isRefusal } from "@/infrastructure/media/tus/become-media";
import type { UploadLock } from "@/infrastructure/media/tus/upload-lock";
import { whileHeld } from "@/infrastructure/media/tus/while-held";

/** A day, from the announcement on. */
const SESSION_MS = 24 * 60 * 60 * 1000;
export const TUS_EXTENSIONS = ["creation", "creation-with-upload", "termination", "expiration"] as const;

/** @throws AppError `storage_exhausted` when these bytes are too many beside what the owner has */
export interface UploadRoom {
  assertRoomFor(ownerId: string, bytes: number): Promise<void>;
}

export interface SessionDataStoreParts {
  readonly sessions: UploadSessionStore;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly room: UploadRoom;
  readonly admin: { readonly ownerId: string; readonly actorId: string };
  /** This request's hold on the upload. */
  readonly lock: UploadLock;
  /** Makes media of a file that is complete. */
  readonly accept: AcceptUpload;
}

/** What one request of one owner sees of the uploads, in the shape that the protocol's server asks for. */
export class SessionDataStore extends DataStore {
  readonly #with: SessionDataStoreParts;
  override extensions = [...TUS_EXTENSIONS];
  /** What the upload has become, as far as this request knows. */
  mediaId: string | null = null;

  constructor(parts: SessionDataStoreParts) {
    super();
    this.#with = parts;
  }

  override getExpiration(): number {
    return SESSION_MS;
  }

  override async create(upload: TusUpload): Promise<TusUpload> {
    const { sessions, clock, admin, lock } = this.#with;
    const createdAt = clock.now();
    const session: UploadSession = {
      ...admin,
      id: upload.id,
      metadata: upload.metadata ?? {},
      length: upload.size ?? 0,
      offset: 0,
      mediaId: null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + SESSION_MS),
    };
    await lock.lockNew((lease) => sessions.create(session, lease));
    // Its own length is counted by now, so that no two announcements are found the same room for.
    await this.#with.room.assertRoomFor(admin.ownerId, 0).catch(async (full: unknown) => {
      await sessions.remove(session.id, lock.token);
      throw full;
    });
    return upload;
  }

  /**
   * A file that has arrived but was not accepted lacks one byte for its sender: so any client comes back
   * with it, and learns what became of the file.
   */
  override async getUpload(id: string): Promise<TusUpload> {
    const session = await this.#session(id);
    this.mediaId = session.mediaId;
    return new TusUpload({
      id,
      size: session.length,
      offset: hasArrived(session) && session.mediaId === null ? session.length - 1 : session.offset,
      metadata: { ...session.metadata },
      creation_date: session.createdAt.toISOString(),
    });
  }

  /** @throws whatever `accept` throws: then the sender learns why its file was refused */
  override async write(bytes: Readable, id: string): Promise<number> {
    return await this.#with.lock.during(this.#write(bytes, id));
  }

  async #write(bytes: Readable, id: string): Promise<number> {
    const session = await this.#session(id);
    const end = hasArrived(session) ? await skipped(bytes, session) : await this.#append(bytes, session);
    if (end === session.length && session.mediaId === null) await this.#finish(session);
    return end;
  }

  /** The bytes go with it, unless they are a media by now. */
  override async remove(id: string): Promise<void> {
    const { sessions, blobs, lock } = this.#with;
    const session = await this.#session(id);
    if (session.mediaId === null) await blobs.delete(id);
    await sessions.remove(id, lock.token);
  }

  async #append(bytes: Readable, { id, offset }: UploadSession): Promise<number> {
    const { blobs, lock } = this.#with;
    const safe = (end: number) => this.#record(id, { offset: end });
    return await Promise.race([blobs.append(id, offset, whileHeld(bytes, lock), safe), lock.lost]);
  }

  async #finish(session: UploadSession): Promise<void> {
    const { id } = session;
    const media = await becomeMedia(session, this.#with).catch(async (failure: unknown) => {
      if (isRefusal(failure)) await this.remove(id);
      throw failure;
    });
    await this.#record(id, { mediaId: media.id });
    this.mediaId = media.id;
    if (media.id !== id) await this.#with.blobs.delete(id);
  }

  async #record(id: string, news: { offset: number } | { mediaId: string }): Promise<void> {
    const { sessions, lock } = this.#with;
    if (await sessions.record(id, lock.token, news)) return;
    throw new AppError("conflict", "The upload was taken over", { reason: "upload_in_use" });
  }

  async #session(id: string): Promise<UploadSession> {
    const { sessions, clock, admin } = this.#with;
    const session = await sessions.find({ id, ownerId: admin.ownerId }, clock.now());
    if (session === null) throw new AppError("not_found", "No such upload here");
    return session;
  }
}

function hasArrived({ offset, length }: UploadSession): boolean {
  return offset === length;
}

async function skipped(bytes: Readable, { length }: UploadSession): Promise<number> {
  for await (const _known of bytes);
  return length;
}
