import type { Collection, Db } from "mongodb";
import type {
  ExpiredUpload,
  UploadKey,
  UploadLease,
  UploadNews,
  UploadSession,
  UploadSessionStore,
} from "@/core/application/interfaces/social/upload-session-store";
import { uploadSessions } from "@/infrastructure/database/mongo";
import { DocumentReader, type OnUnreadable } from "@/infrastructure/repositories/social/unreadable";
import {
  FREE,
  heldBy,
  toExpired,
  toSession,
  toSessionDocument,
  type UploadSessionDocument,
  uploadSessionDocument,
} from "@/infrastructure/repositories/social/upload-session-document";

/** Every change is one atomic update of one document, so the lock holds between processes. */
export class MongoUploadSessionStore implements UploadSessionStore {
  readonly #db: () => Db;
  readonly #reader: DocumentReader<typeof uploadSessionDocument>;

  constructor(db: () => Db, onUnreadable?: OnUnreadable) {
    this.#db = db;
    this.#reader = new DocumentReader("social_uploads", uploadSessionDocument, onUnreadable);
  }

  async create(session: UploadSession, lease: UploadLease): Promise<void> {
    await this.#sessions.insertOne(toSessionDocument(session, lease));
  }

  async find({ id, ownerId }: UploadKey, now: Date): Promise<UploadSession | null> {
    const found = await this.#sessions.findOne({ _id: id, ownerId, expiresAt: { $gt: now } });
    const document = found && this.#reader.read(found);
    return document && toSession(document);
  }

  async acquire(
    { id, ownerId }: UploadKey,
    lease: UploadLease,
    now: Date,
  ): Promise<"held" | "busy" | "gone"> {
    const known = { _id: id, ownerId, expiresAt: { $gt: now } };
    const isFree = { ...known, leaseUntil: { $lte: now } };
    const taken = await this.#sessions.findOneAndUpdate(isFree, { $set: heldBy(lease) });
    if (taken !== null) return "held";
    const told = await this.#sessions.updateOne(known, { $set: { isWanted: true } });
    return told.matchedCount === 1 ? "busy" : "gone";
  }

  async renew(id: string, { token, until }: UploadLease): Promise<"held" | "wanted" | "lost"> {
    const held = await this.#sessions.findOneAndUpdate(
      { _id: id, leaseToken: token },
      { $set: { leaseUntil: until } },
    );
    if (held === null) return "lost";
    return held.isWanted ? "wanted" : "held";
  }

  async release(id: string, token: string): Promise<void> {
    await this.#sessions.updateOne({ _id: id, leaseToken: token }, { $set: FREE });
  }

  async record(id: string, token: string, news: UploadNews): Promise<boolean> {
    const written = await this.#sessions.updateOne({ _id: id, leaseToken: token }, { $set: news });
    return written.matchedCount === 1;
  }

  async remove(id: string, token: string): Promise<boolean> {
    return (await this.#sessions.deleteOne({ _id: id, leaseToken: token })).deletedCount === 1;
  }

  async listExpired(now: Date, limit: number): Promise<readonly ExpiredUpload[]> {
    const expired = { expiresAt: { $lte: now }, leaseUntil: { $not: { $gt: now } } };
    return (await this.#sessions.find(expired).limit(limit).toArray()).map(toExpired);
  }

  async removeExpired(id: string, now: Date): Promise<boolean> {
    const removed = await this.#sessions.deleteOne({ _id: id, expiresAt: { $lte: now } });
    return removed.deletedCount === 1;
  }

  get #sessions(): Collection<UploadSessionDocument> {
    return uploadSessions(this.#db());
  }
}
