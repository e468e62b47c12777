import { type Collection, type CollectionOptions, type Db, MongoClient } from "mongodb";
import { DatabaseWatch } from "@/infrastructure/database/database-watch";
import { once } from "@/infrastructure/once";
import type { MediaDocument } from "@/infrastructure/repositories/social/media-document";
import type { OAuthStateDocument } from "@/infrastructure/repositories/social/oauth-state-document";
import type { PendingConnectionDocument } from "@/infrastructure/repositories/social/pending-connection-document";
import type { PlatformOutcomeDocument } from "@/infrastructure/repositories/social/platform-outcome-document";
import type { PostDocument } from "@/infrastructure/repositories/social/post-document";
import type { PublishingQuotaDocument } from "@/infrastructure/repositories/social/publishing-quota-document";
import type { RateLimitDocument } from "@/infrastructure/repositories/social/rate-limit-document";
import type { SocialAuthDocument } from "@/infrastructure/repositories/social/social-auth-document";
import type { UploadSessionDocument } from "@/infrastructure/repositories/social/upload-session-document";
import type { WorkerDocument } from "@/infrastructure/repositories/social/worker-document";

export interface DatabaseOptions {
  readonly uri: string;
  readonly dbName: string;
}

/**
 * No wait for the database is without an end: for a server, for a connection and a free one, for an answer. It is
 * looked at so often that one which is back is soon found; one that hangs is known for it after `connectTimeoutMS`.
 */
const TIMEOUTS = {
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 10_000,
  waitQueueTimeoutMS: 10_000,
  socketTimeoutMS: 60_000,
  heartbeatFrequencyMS: 2_000,
};

/** What must survive a crash of the server that confirmed it (contract.md §6 rule 7). */
const DURABLE: CollectionOptions = { writeConcern: { w: "majority", journal: true } };

/** Bundles that are built apart load this module more than once; the process still has one pool. */
const CLIENTS = Symbol.for("crm-instagram.mongo-clients");

/** The database, through the process's one client per server; it connects with the first command. */
export function createDatabase({ uri, dbName }: DatabaseOptions): Db {
  const clients = sharedClients();
  const client = clients.get(uri) ?? newClient(uri);
  clients.set(uri, client);
  return client.db(dbName);
}

/**
 * The same database through a client of its own, which whoever asks for it closes: what happens to its connections
 * happens to nobody else's.
 */
export function databaseApart({ uri, dbName }: DatabaseOptions): Db {
  return new MongoClient(uri, { ...TIMEOUTS, maxPoolSize: 1 }).db(dbName);
}

/** Of all that this process talks to: there is one. */
export const databaseWatch = once(
  "database-watch",
  () =>
    new DatabaseWatch(() =>
      Promise.all([...sharedClients().values()].map((client) => client.db().command({ ping: 1 }))),
    ),
);

/** Closes what this process has open; a later `createDatabase` starts afresh. */
export async function closeDatabase(): Promise<void> {
  const clients = sharedClients();
  const open = [...clients.values()];
  clients.clear();
  await Promise.all(open.map((client) => client.close()));
}

function newClient(uri: string): MongoClient {
  const client = new MongoClient(uri, TIMEOUTS);
  databaseWatch().follow(client);
  return client;
}

function sharedClients(): Map<string, MongoClient> {
  const found: unknown = Reflect.get(globalThis, CLIENTS);
  if (found instanceof Map) return found;
  const clients = new Map<string, MongoClient>();
  Reflect.set(globalThis, CLIENTS, clients);
  return clients;
}

export function socialAuths(db: Db): Collection<SocialAuthDocument> {
  return db.collection<SocialAuthDocument>("social_auths", DURABLE);
}

export function oauthStates(db: Db): Collection<OAuthStateDocument> {
  return db.collection<OAuthStateDocument>("social_oauth_states");
}

export function pendingConnections(db: Db): Collection<PendingConnectionDocument> {
  return db.collection<PendingConnectionDocument>("social_pending_connections", DURABLE);
}

export function posts(db: Db): Collection<PostDocument> {
  return db.collection<PostDocument>("social_posts", DURABLE);
}

export function mediaFiles(db: Db): Collection<MediaDocument> {
  return db.collection<MediaDocument>("social_media_files");
}

export function uploadSessions(db: Db): Collection<UploadSessionDocument> {
  return db.collection<UploadSessionDocument>("social_uploads");
}

export function rateLimits(db: Db): Collection<RateLimitDocument> {
  return db.collection<RateLimitDocument>("social_rate_limits");
}

export function publishingQuotas(db: Db): Collection<PublishingQuotaDocument> {
  return db.collection<PublishingQuotaDocument>("social_publishing_quotas");
}

export function platformOutcomes(db: Db): Collection<PlatformOutcomeDocument> {
  return db.collection<PlatformOutcomeDocument>("social_platform_outcomes");
}

export function workers(db: Db): Collection<WorkerDocument> {
  return db.collection<WorkerDocument>("social_workers");
}
