import { type Collection, type Db, type Filter, ObjectId } from "mongodb";
import type { PendingConnectionStore } from "@/core/application/interfaces/social/pending-connection-store";
import { AppError } from "@/core/domain/errors";
import type { PendingConnection } from "@/core/domain/marketing/connectable-account";
import { pendingConnections } from "@/infrastructure/database/mongo";
import { hashOf, parseObjectId, requireObjectId } from "@/infrastructure/repositories/social/object-id";
import {
  grantFromSealed,
  grantToSealable,
  type PendingConnectionDocument,
  pendingConnectionDocument,
} from "@/infrastructure/repositories/social/pending-connection-document";
import {
  isAnswerLost,
  nullOnDuplicate,
  settleWrite,
} from "@/infrastructure/repositories/social/settle-write";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";
import type { SealContext, TokenCipher } from "@/infrastructure/security/token-cipher";

export class PendingConnectionRepository implements PendingConnectionStore {
  readonly #pending: Collection<PendingConnectionDocument>;
  readonly #cipher: TokenCipher;
  readonly #reader: DocumentReader<typeof pendingConnectionDocument>;

  constructor(db: Db, cipher: TokenCipher, onUnreadable?: OnUnreadable) {
    this.#pending = pendingConnections(db);
    this.#cipher = cipher;
    this.#reader = new DocumentReader(this.#pending.collectionName, pendingConnectionDocument, onUnreadable);
  }

  async save(id: string, pending: PendingConnection): Promise<void> {
    const ownerId = requireObjectId(pending.ownerId);
    const _id = hashOf(id);
    const document: PendingConnectionDocument = {
      _id,
      ownerId,
      actorId: requireObjectId(pending.actorId),
      facebookUserId: pending.grant.facebookUserId,
      sealedGrant: await this.#cipher.sealJson(grantToSealable(pending.grant), contextOf(_id, ownerId)),
      isBound: true,
      reconnect: pending.reconnect,
      expiresAt: pending.expiresAt,
      takenBy: null,
    };
    const { sealedGrant } = document;
    const saved = await settleWrite(
      () => this.#pending.insertOne(document).then(() => document, nullOnDuplicate),
      () => this.#pending.findOne({ _id, sealedGrant }),
    );
    if (saved === null) throw new AppError("internal", "The id of a pending connection is taken");
  }

  async peek(id: string, ownerId: string, now: Date): Promise<PendingConnection | null> {
    const filter = usable(id, ownerId, now);
    return filter === null ? null : this.#open(await this.#pending.findOne(filter));
  }

  /**
   * In two steps, because after a lost answer a deleted document could not tell who deleted it: the call
   * first leaves its mark, then removes the document. One that stays behind is of no use to anybody.
   */
  async take(id: string, ownerId: string, now: Date): Promise<PendingConnection | null> {
    const filter = usable(id, ownerId, now);
    if (filter === null) return null;
    const takenBy = new ObjectId();
    const _id = hashOf(id);
    const taken = await settleWrite(
      () => this.#pending.findOneAndUpdate(filter, { $set: { takenBy } }, { returnDocument: "after" }),
      () => this.#pending.findOne({ _id, takenBy }),
    );
    if (taken === null) return null;
    await this.#pending.deleteOne({ _id, takenBy }).catch(ignoreLostAnswer);
    return this.#open(taken);
  }

  countByFacebookUser(facebookUserId: string, now: Date): Promise<number> {
    return this.#pending.countDocuments({ facebookUserId, expiresAt: { $gt: now }, takenBy: null });
  }

  async purgeExpired(now: Date): Promise<number> {
    const { deletedCount } = await this.#pending.deleteMany({ expiresAt: { $lte: now } });
    return deletedCount;
  }

  async #open(found: unknown): Promise<PendingConnection | null> {
    const pending = found === null ? null : this.#reader.read(found);
    if (pending === null) return null;
    const { _id, ownerId, actorId, sealedGrant, isBound, ...rest } = pending;
    const options = { acceptUnbound: isBound !== true };
    const opened = await this.#cipher.openJson(sealedGrant, contextOf(_id, ownerId), options);
    const grant = grantFromSealed(opened);
    if (grant === null) return null;
    const { reconnect, expiresAt } = rest;
    return { ownerId: ownerId.toHexString(), actorId: actorId.toHexString(), grant, reconnect, expiresAt };
  }
}

function contextOf(row: string, ownerId: ObjectId): SealContext {
  return { ownerId: ownerId.toHexString(), purpose: "pending_connection", subject: row };
}

function usable(id: string, ownerId: string, now: Date): Filter<PendingConnectionDocument> | null {
  const owner = parseObjectId(ownerId);
  return owner === null ? null : { _id: hashOf(id), ownerId: owner, expiresAt: { $gt: now }, takenBy: null };
}

function ignoreLostAnswer(error: unknown): void {
  if (!isAnswerLost(error)) throw error;
}
