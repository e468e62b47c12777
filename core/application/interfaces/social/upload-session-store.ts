/** One resumable upload, from the moment it is announced until a day later. */
export interface UploadSession {
  /** Unguessable; also the key under which its bytes are kept. */
  readonly id: string;
  readonly ownerId: string;
  readonly actorId: string;
  /** What the sender said of the file, by name; null for a name without a value. */
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly length: number;
  /** How many bytes are safe. */
  readonly offset: number;
  /** What it became; null until the file was accepted. */
  readonly mediaId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** What only this owner may ask for. */
export interface UploadKey {
  readonly id: string;
  readonly ownerId: string;
}

/** The right to change a session, which ends by itself when its holder is not heard of until then. */
export interface UploadLease {
  readonly token: string;
  readonly until: Date;
}

/** Sessions of resumable uploads, each changed by one holder at a time, in whatever process that is. */
export interface UploadSessionStore {
  /** `lease` holds it from its first moment. */
  create(session: UploadSession, lease: UploadLease): Promise<void>;
  /** Null for what is unknown, somebody else's, expired, or cannot be read. */
  find(key: UploadKey, now: Date): Promise<UploadSession | null>;
  /** `busy`: somebody else holds it, and is told by its next `renew` that it is wanted. */
  acquire(key: UploadKey, lease: UploadLease, now: Date): Promise<"held" | "busy" | "gone">;
  renew(id: string, lease: UploadLease): Promise<"held" | "wanted" | "lost">;
  /** Without effect for who does not hold it. */
  release(id: string, token: string): Promise<void>;
  /** False, and nothing is changed, for who does not hold it. */
  record(id: string, token: string, news: UploadNews): Promise<boolean>;
  /** As `record`. */
  remove(id: string, token: string): Promise<boolean>;
  /** What has expired and is held by nobody; also what cannot be read as a session any more. */
  listExpired(now: Date, limit: number): Promise<readonly ExpiredUpload[]>;
  /** Removes one of those. */
  removeExpired(id: string, now: Date): Promise<boolean>;
}

export type ExpiredUpload = Pick<UploadSession, "id" | "mediaId">;
export type UploadNews = Partial<Pick<UploadSession, "offset" | "mediaId">>;
