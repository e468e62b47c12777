import type { Collection, Db, Document } from "mongodb";
import type { StorageUse } from "@/core/application/interfaces/social/storage-use";
import { mediaFiles, uploadSessions } from "@/infrastructure/database/mongo";

/** Summed up by the database each time it is asked: a counter would drift with every crash. */
export function mongoStorageUse(db: () => Db): StorageUse {
  return async (ownerId, now) => {
    const unfinished = { ownerId, mediaId: null, expiresAt: { $gt: now } };
    const [stored, announced] = await Promise.all([
      sum(mediaFiles(db()), { ownerId, purgedAt: null }, "$bytes"),
      sum(uploadSessions(db()), unfinished, "$length"),
    ]);
    return stored + announced;
  };
}

/** What is no number counts nothing. */
async function sum<Schema extends Document>(
  collection: Collection<Schema>,
  filter: Document,
  field: string,
): Promise<number> {
  const group = { $group: { _id: null, bytes: { $sum: field } } };
  const [total] = await collection.aggregate([{ $match: filter }, group]).toArray();
  return Number(total?.bytes ?? 0);
}
