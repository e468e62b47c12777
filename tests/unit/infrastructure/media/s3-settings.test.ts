import { expect, it } from "vitest";
import { readEnv } from "@/infrastructure/env";
import { s3ClientConfig, s3Settings } from "@/infrastructure/media/s3-settings";

const GOOD = {
  NODE_ENV: "production" as const,
  MONGODB_URI: "mongodb://db.example.com",
  ADMIN_SESSION_SECRET: "s".repeat(32),
  TOKEN_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
};
const BUCKET = { MEDIA_STORAGE: "s3", S3_BUCKET: "crm-media", S3_REGION: "eu-central-1" };
const settingsFor = (over: Readonly<Record<string, string>>) => s3Settings(readEnv({ ...GOOD, ...over }));

it("needs no bucket where media are in the database, whatever else is set", () => {
  expect(settingsFor({})).toBeNull();
  expect(settingsFor({ ...BUCKET, MEDIA_STORAGE: "gridfs" })).toBeNull();
});

it("leaves Amazon's address and the machine's own rights to the client", () => {
  const settings = settingsFor(BUCKET);
  expect(settings).toEqual({ bucket: "crm-media", region: "eu-central-1", endpoint: null, keys: null });
  const config = settings && s3ClientConfig(settings);
  expect(config).not.toHaveProperty("endpoint");
  expect(config).not.toHaveProperty("credentials");
});

it("speaks to another server by its address, the bucket in the path, without the checksums few understand", () => {
  const keys = { S3_ACCESS_KEY_ID: "an-id", S3_SECRET_ACCESS_KEY: "a-secret" };
  const settings = settingsFor({ ...BUCKET, ...keys, S3_ENDPOINT: "http://minio.internal:9000" });
  expect(settings && s3ClientConfig(settings)).toMatchObject({
    endpoint: "http://minio.internal:9000",
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    credentials: { accessKeyId: "an-id", secretAccessKey: "a-secret" },
  });
});
