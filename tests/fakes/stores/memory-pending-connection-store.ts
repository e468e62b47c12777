import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import type { PendingConnection } from "@/core/domain/marketing/connectable-account";

export class MemoryPendingConnectionStore implements PendingConnectionStore {
  readonly #pending = new Map<string, PendingConnection>();

  async save(id: string, pending: PendingConnection): Promise<void> {
    this.#pending.set(id, pending);
  }

  async peek(id: string, ownerId: string, now: Date): Promise<PendingConnection | null> {
    const found = this.#pending.get(id);
    return found !== undefined && found.ownerId === ownerId && found.expiresAt > now ? found : null;
  }

  async take(id: string, ownerId: string, now: Date): Promise<PendingConnection | null> {
    const found = this.#pending.get(id);
    if (found === undefined || found.ownerId !== ownerId || found.expiresAt <= now) return null;
    this.#pending.delete(id);
    return found;
  }

  async countByFacebookUser(facebookUserId: string, now: Date): Promise<number> {
    const isTheirs = ({ grant, expiresAt }: PendingConnection) =>
      grant.facebookUserId === facebookUserId && expiresAt > now;
    return [...this.#pending.values()].filter(isTheirs).length;
  }

  async purgeExpired(now: Date): Promise<number> {
    const expired = [...this.#pending].filter(([, pending]) => pending.expiresAt <= now);
    for (const [id] of expired) this.#pending.delete(id);
    return expired.length;
  }
}
