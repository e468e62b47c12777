import type { PendingConnection } from "@/core/domain/marketing/connectable-account";

/**
 * Grants that wait for the person's choice: sealed, server-side, by an unguessable id of which only a hash
 * is stored. Correctness rests on the expiry in each filter, never on a TTL index.
 */
export interface PendingConnectionStore {
  save(id: string, pending: PendingConnection): Promise<void>;
  /** Null when unknown, used, expired, somebody else's, or sealed with a lost key. */
  peek(id: string, ownerId: string, now: Date): Promise<PendingConnection | null>;
  /** As `peek`, and uses it up: of racing callers exactly one gets it. */
  take(id: string, ownerId: string, now: Date): Promise<PendingConnection | null>;
  /** Across all owners: how many unexpired choices hold a grant of this Facebook person. */
  countByFacebookUser(facebookUserId: string, now: Date): Promise<number>;
  purgeExpired(now: Date): Promise<number>;
}
