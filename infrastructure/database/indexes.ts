import { type Collection, type Db, type Document, type IndexDescription, MongoServerError } from "mongodb";
import { isDatabaseAway } from "@/infrastructure/database/database-away";
import {
  mediaFiles,
  oauthStates,
  pendingConnections,
  posts,
  rateLimits,
  socialAuths,
  uploadSessions,
  workers,
} from "@/infrastructure/database/mongo";

const NAMESPACE_NOT_FOUND = 26;

/**
 * Creates what is missing; several processes may do so at once. One collection after the other, because what one costs
 * (see below) is not to be paid by the others.
 */
export async function ensureIndexes(db: Db): Promise<void> {
  await createMissing(socialAuths(db), [
    { key: { userId: 1, platform: 1, channelId: 1 }, unique: true },
    { key: { facebookUserId: 1 } },
    { key: { avatarMediaId: 1 } },
  ]);
  await createMissing(oauthStates(db), [{ key: { expiresAt: 1 } }]);
  await createMissing(pendingConnections(db), [{ key: { expiresAt: 1 } }]);
  await createMissing(posts(db), [
    { key: { actorId: 1, idempotencyKey: 1 }, unique: true },
    { key: { dueAt: 1, leaseUntil: 1 } },
    { key: { upkeepDueAt: 1, leaseUntil: 1 } },
    { key: { ownerId: 1, _id: 1 } },
    { key: { ownerId: 1, channelId: 1, status: 1 } },
    { key: { platformPostId: 1 } },
    { key: { "media.mediaId": 1 } },
    { key: { "media.coverMediaId": 1 } },
  ]);
  await createMissing(mediaFiles(db), [
    { key: { state: 1, touchedAt: 1 } },
    { key: { "rendition.originalId": 1 } },
    { key: { ownerId: 1 } },
  ]);
  await createMissing(uploadSessions(db), [{ key: { expiresAt: 1 } }, { key: { ownerId: 1 } }]);
  await createMissing(rateLimits(db), [{ key: { expiresAt: 1 } }]);
  await createMissing(workers(db), [{ key: { beatAt: 1 } }]);
}

/**
 * FerretDB drops the connection when indexes that exist are created again, so what is there is left alone. Another
 * process may make them between the look and the order: a second look finds nothing missing then.
 */
async function createMissing<Schema extends Document>(
  collection: Collection<Schema>,
  wanted: readonly IndexDescription[],
): Promise<void> {
  try {
    await createWhatIsNotThere(collection, wanted);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    await createWhatIsNotThere(collection, wanted);
  }
}

async function createWhatIsNotThere<Schema extends Document>(
  collection: Collection<Schema>,
  wanted: readonly IndexDescription[],
): Promise<void> {
  const existing = new Set((await existingKeys(collection)).map((key) => JSON.stringify(key)));
  const missing = wanted.filter(({ key }) => !existing.has(JSON.stringify(key)));
  if (missing.length > 0) await collection.createIndexes([...missing]);
}

async function existingKeys<Schema extends Document>(collection: Collection<Schema>): Promise<unknown[]> {
  try {
    const indexes = await collection.listIndexes().toArray();
    return indexes.map(({ key }) => key);
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}
