import { randomBytes } from "node:crypto";
import { S3 } from "@aws-sdk/client-s3";
import { beforeEach, describe, expect, it } from "vitest";
import { S3BlobStore } from "@/infrastructure/media/s3-blob-store";
import { S3Bucket } from "@/infrastructure/media/s3-bucket";
import { s3ClientConfig } from "@/infrastructure/media/s3-settings";
import { blobStoreContract, brokenOff, inPieces } from "@/tests/contracts/blob-store.contract";
import { startS3Server } from "@/tests/s3/s3-server";

const MB = 1024 * 1024;
const nothing = async (): Promise<void> => {};
const server = await startS3Server();

describe.skipIf(server === null)("S3", () => {
  if (server === null) return;
  const store = new S3BlobStore(new S3Bucket(server));
  blobStoreContract("S3", async () => store, 5 * MB);

  describe("what is in the bucket", () => {
    const s3 = new S3(s3ClientConfig(server));
    const bytes = new Uint8Array(11 * MB).fill(7);
    let key: string;

    beforeEach(() => {
      key = randomBytes(24).toString("base64url");
    });

    const inBucket = async () => {
      const { Contents: objects = [] } = await s3.listObjectsV2({ Bucket: server.bucket, Prefix: key });
      const { Uploads: uploads = [] } = await s3.listMultipartUploads({ Bucket: server.bucket, Prefix: key });
      return { objects: objects.map(({ Key }) => Key), uploads: uploads.length };
    };

    it("is nothing after a file that broke off behind its second part", async () => {
      await expect(store.put(key, brokenOff(bytes, MB), "video/mp4")).rejects.toThrow("broke off");
      expect(await inBucket()).toEqual({ objects: [], uploads: 0 });
    });

    it("is one object once a file is complete, and nothing once one is deleted half way", async () => {
      const end = await store.append(key, 0, inPieces(bytes, MB), nothing);
      expect(await inBucket()).toEqual({ objects: [`${key}.tail.${10 * MB}`, `${key}.upload`], uploads: 1 });
      await store.complete(key, end, "video/mp4");
      expect(await inBucket()).toEqual({ objects: [key], uploads: 0 });
      await store.delete(key);
      await store.append(key, 0, inPieces(bytes, MB), nothing);
      await store.delete(key);
      expect(await inBucket()).toEqual({ objects: [], uploads: 0 });
    });

    it("is left alone by other files, whatever their keys begin with", async () => {
      await store.put(`${key}-2`, inPieces(bytes, MB), "video/mp4");
      await store.append(`${key}2`, 0, inPieces(bytes, MB), nothing);
      expect(await store.delete(key)).toBe(false);
      expect((await inBucket()).objects).toHaveLength(3);
    });

    it.each([
      ["put", (type: string) => store.put(key, inPieces(bytes, MB), type)],
      ["put small", (type: string) => store.put(key, inPieces(bytes.subarray(0, 9), 4), type)],
      [
        "completed",
        async (type: string) => {
          await store.complete(key, await store.append(key, 0, inPieces(bytes, MB), nothing), type);
        },
      ],
      [
        "told later",
        async (type: string) => {
          const end = await store.append(key, 0, inPieces(bytes, MB), nothing);
          await store.complete(key, end, "application/octet-stream");
          await store.setContentType(key, type);
        },
      ],
    ])("says what a file is, however it came: %s", async (_, keep) => {
      await keep("video/quicktime");
      const { headers } = await fetch(`${server.endpoint}/${server.bucket}/${key}`, { method: "HEAD" });
      expect(headers.get("content-type")).toBe("video/quicktime");
    });
  });

  describe("memory", () => {
    const TOTAL = 40 * MB;
    const piece = new Uint8Array(MB).fill(1);
    async function* much(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; sent < TOTAL; sent += MB) yield piece;
    }

    it("holds a few parts of a large file, on its way in and on its way out", async () => {
      await store.put("warm-up", inPieces(new Uint8Array(6 * MB), MB), "video/mp4");
      const before = process.memoryUsage().rss;
      let peak = before;
      const look = async () => {
        peak = Math.max(peak, process.memoryUsage().rss);
      };
      const end = await store.append("large", 0, much(), look);
      await store.complete("large", end, "video/mp4");
      await look();
      let read = 0;
      const reader = (await store.open("large"))?.getReader();
      for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
        read += next.value.byteLength;
        await look();
      }
      expect(read).toBe(TOTAL);
      expect(peak - before).toBeLessThan(TOTAL);
    });
  });

  describe("refusals", () => {
    const secrets = [
      server.keys?.accessKeyId ?? "",
      server.keys?.secretAccessKey ?? "",
      "the-key",
      "127.0.0.1",
    ];

    it.each([
      ["a bucket that does not exist", { ...server, bucket: "elsewhere" }, "NoSuchBucket"],
      ["a server that is away", { ...server, endpoint: "http://127.0.0.1:1" }, ""],
    ])("name the call and the reason, no key and no address: %s", async (_, settings, reason) => {
      const failure = await new S3BlobStore(new S3Bucket(settings))
        .put("the-key", inPieces(new Uint8Array(9), 4), "image/jpeg")
        .then(
          String,
          (error: Error) => `${error.name} ${error.message} ${JSON.stringify(error)} ${error.cause}`,
        );
      expect(failure).toContain(`StorageFailure The bucket refused putObject: ${reason}`);
      for (const secret of secrets) expect(failure).not.toContain(secret);
    });
  });
});
