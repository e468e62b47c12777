import type { Collection, Db } from "mongodb";
import type { OAuthAttempt, OAuthStateStore } from "@/core/application/interfaces/social/oauth-state-store";
import { oauthStates } from "@/infrastructure/database/mongo";
import {
  type OAuthStateDocument,
  oauthStateDocument,
} from "@/infrastructure/repositories/social/oauth-state-document";
import { hashOf, requireObjectId } from "@/infrastructure/repositories/social/object-id";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";

export class OAuthStateRepository implements OAuthStateStore {
  readonly #states: Collection<OAuthStateDocument>;
  readonly #reader: DocumentReader<typeof oauthStateDocument>;

  constructor(db: Db, onUnreadable?: OnUnreadable) {
    this.#states = oauthStates(db);
    this.#reader = new DocumentReader(this.#states.collectionName, oauthStateDocument, onUnreadable);
  }

  async save(state: string, attempt: OAuthAttempt): Promise<void> {
    await this.#states.insertOne({
      _id: hashOf(state),
      ownerId: requireObjectId(attempt.ownerId),
      actorId: requireObjectId(attempt.actorId),
      login: attempt.login,
      reconnect: attempt.reconnect,
      expiresAt: attempt.expiresAt,
    });
  }

  async take(state: string, now: Date): Promise<OAuthAttempt | null> {
    const found = await this.#states.findOneAndDelete({ _id: hashOf(state), expiresAt: { $gt: now } });
    const attempt = found && this.#reader.read(found);
    if (attempt === null) return null;
    const { ownerId, actorId, login, reconnect, expiresAt } = attempt;
    return { ownerId: ownerId.toHexString(), actorId: actorId.toHexString(), login, reconnect, expiresAt };
  }

  async purgeExpired(now: Date): Promise<number> {
    const { deletedCount } = await this.#states.deleteMany({ expiresAt: { $lte: now } });
    return deletedCount;
  }
}
