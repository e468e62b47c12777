import { beforeEach, inject } from "vitest";
import { createDatabase } from "@/infrastructure/database/mongo";
import { CatalogedMediaStore } from "@/infrastructure/media/cataloged-media-store";
import { ExpiredUploads } from "@/infrastructure/media/expired-uploads";
import { GridfsBlobStore } from "@/infrastructure/media/gridfs-blob-store";
import { ResumableUploads } from "@/infrastructure/media/tus/resumable-uploads";
import type { Upload } from "@/infrastructure/media/upload-form";
import { MediaCatalog } from "@/infrastructure/repositories/social/media-catalog";
import { MongoUploadSessionStore } from "@/infrastructure/repositories/social/upload-session-repo";
import { CryptoRandom } from "@/infrastructure/system/crypto-random";
import { aStoredMedia } from "@/tests/builders/a-stored-media";
import { TravelClock } from "@/tests/http/support/travel-clock";
import { testDatabase } from "@/tests/setup/test-database";
import { TusPeer } from "./tus-peer";

/** A lease that a busy machine does not lose, and no longer than a test may wait. */
export const TIMES = { beatMs: 200, leaseMs: 4_000, waitMs: 5_000 };

interface Accepted {
  readonly bytes: Buffer;
  readonly stem: string;
  readonly originalName: string | null;
  readonly wish: Upload["wish"];
}

type Keep = (upload: Upload, ownerId: string) => Promise<string>;

/** Two web processes over one database, and somebody who uploads; each test begins with nothing. */
export function uploadScene() {
  const db = testDatabase();
  const clock = new TravelClock();
  /** Its own connections, its own everything. */
  const aProcess = (name: string) => {
    const address = new URL(inject("mongodbUri"));
    address.searchParams.set("appName", name);
    const own = () => createDatabase({ uri: address.href, dbName: db.databaseName });
    const sessions = new MongoUploadSessionStore(own);
    const blobs = new GridfsBlobStore(own);
    const mediaStore = new CatalogedMediaStore(new MediaCatalog(own), blobs);
    const uploads = new ResumableUploads({
      sessions,
      blobs,
      clock,
      random: new CryptoRandom(),
      room: { assertRoomFor: async () => undefined },
      times: TIMES,
    });
    return { uploads, sessions, blobs, mediaStore, expired: new ExpiredUploads(sessions, blobs, mediaStore) };
  };
  const here = aProcess("here");
  const accepted: Accepted[] = [];
  const takeOver: Keep = async ({ file }, ownerId) => {
    const media = aStoredMedia({ id: file.blobKey ?? "", ownerId, type: "video", bytes: file.bytes });
    return (await here.mediaStore.adopt(media)).id;
  };
  /** What becomes of the next files: the id of their media. */
  const next = { keep: takeOver };
  const peer: TusPeer = new TusPeer(async ({ file, wish }) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.stream()) chunks.push(chunk);
    const { stem, originalName } = file;
    accepted.push({ bytes: Buffer.concat(chunks), stem, originalName, wish });
    const id = await next.keep({ file, wish }, peer.admin.ownerId);
    return aStoredMedia({ id, bytes: file.bytes });
  });
  const leftOver = async (): Promise<number> => {
    const collections = await db.listCollections().toArray();
    const counts = await Promise.all(collections.map(({ name }) => db.collection(name).countDocuments()));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  beforeEach(async () => {
    clock.reset();
    for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
    accepted.length = 0;
    next.keep = takeOver;
  });
  return { db, clock, here, there: aProcess("there"), accepted, takeOver, next, peer, leftOver };
}
