import { describe } from "vitest";
import { CatalogedMediaStore } from "@/infrastructure/media/cataloged-media-store";
import { S3BlobStore } from "@/infrastructure/media/s3-blob-store";
import { S3Bucket } from "@/infrastructure/media/s3-bucket";
import { MediaCatalog } from "@/infrastructure/repositories/social/media-catalog";
import { mediaStoreContract } from "@/tests/contracts/media-store.contract";
import { startS3Server } from "@/tests/s3/s3-server";
import { testDatabase } from "@/tests/setup/test-database";

const database = testDatabase();
const server = await startS3Server();

describe.skipIf(server === null)("S3", () => {
  if (server === null) return;
  const blobs = new S3BlobStore(new S3Bucket(server));
  mediaStoreContract(
    "catalog and S3",
    async () => new CatalogedMediaStore(new MediaCatalog(() => database), blobs),
  );
});
