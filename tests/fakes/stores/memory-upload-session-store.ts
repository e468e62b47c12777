import type {
  ExpiredUpload,
  UploadKey,
  UploadLease,
  UploadNews,
  UploadSession,
  UploadSessionStore,
} from "@/core/application/interfaces/social/upload-session-store";

interface Entry {
  session: UploadSession;
  lease: UploadLease;
  isWanted: boolean;
}

const NOBODY: UploadLease = { token: "", until: new Date(0) };

export class MemoryUploadSessionStore implements UploadSessionStore {
  readonly #entries = new Map<string, Entry>();

  async create(session: UploadSession, lease: UploadLease): Promise<void> {
    this.#entries.set(session.id, { session, lease, isWanted: false });
  }

  async find(key: UploadKey, now: Date): Promise<UploadSession | null> {
    return this.#known(key, now)?.session ?? null;
  }

  async acquire(key: UploadKey, lease: UploadLease, now: Date): Promise<"held" | "busy" | "gone"> {
    const entry = this.#known(key, now);
    if (entry === null) return "gone";
    const isFree = entry.lease.until <= now;
    entry.isWanted = !isFree;
    if (isFree) entry.lease = lease;
    return isFree ? "held" : "busy";
  }

  async renew(id: string, lease: UploadLease): Promise<"held" | "wanted" | "lost"> {
    const entry = this.#heldBy(id, lease.token);
    if (entry === null) return "lost";
    entry.lease = lease;
    return entry.isWanted ? "wanted" : "held";
  }

  async release(id: string, token: string): Promise<void> {
    const entry = this.#heldBy(id, token);
    if (entry !== null) entry.lease = NOBODY;
  }

  async record(id: string, token: string, news: UploadNews): Promise<boolean> {
    const entry = this.#heldBy(id, token);
    if (entry !== null) entry.session = { ...entry.session, ...news };
    return entry !== null;
  }

  async remove(id: string, token: string): Promise<boolean> {
    return this.#heldBy(id, token) !== null && this.#entries.delete(id);
  }

  async listExpired(now: Date, limit: number): Promise<readonly ExpiredUpload[]> {
    return [...this.#entries.values()]
      .filter(({ session, lease }) => session.expiresAt <= now && lease.until <= now)
      .slice(0, limit)
      .map(({ session }) => session);
  }

  async removeExpired(id: string, now: Date): Promise<boolean> {
    const entry = this.#entries.get(id);
    return entry !== undefined && entry.session.expiresAt <= now && this.#entries.delete(id);
  }

  #known({ id, ownerId }: UploadKey, now: Date): Entry | null {
    const entry = this.#entries.get(id);
    return entry?.session.ownerId === ownerId && entry.session.expiresAt > now ? entry : null;
  }

  #heldBy(id: string, token: string): Entry | null {
    const entry = this.#entries.get(id);
    return entry?.lease.token === token ? entry : null;
  }
}
