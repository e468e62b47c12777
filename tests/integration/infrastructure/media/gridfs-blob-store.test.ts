import { GridFSBucket } from "mongodb";
import { expect, it } from "vitest";
import { GridfsBlobStore } from "@/infrastructure/media/gridfs-blob-store";
import { blobStoreContract, inPieces } from "@/tests/contracts/blob-store.contract";
import { testDatabase } from "@/tests/setup/test-database";

const database = testDatabase();
const SMALL = 64 * 1024;

blobStoreContract("GridFS", async () => new GridfsBlobStore(() => database, SMALL), SMALL);

it("is GridFS to every other tool: the driver's own bucket reads it", async () => {
  const store = new GridfsBlobStore(() => database);
  const content = Uint8Array.from({ length: 1_500_000 }, (_, at) => at % 251);
  await store.put("for-others", inPieces(content, 100_000), "video/mp4");
  const bucket = new GridFSBucket(database, { bucketName: "social_media" });
  const parts: Uint8Array[] = [];
  for await (const part of bucket.openDownloadStreamByName("for-others")) parts.push(part);
  expect(Buffer.concat(parts).equals(content)).toBe(true);
});
