import type { S3ClientConfig } from "@aws-sdk/client-s3";
import type { Env } from "@/infrastructure/env";

/** The bucket that keeps the bytes, at Amazon or at any server that speaks its protocol. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Null: Amazon's own. */
  readonly endpoint: string | null;
  /** Null: as the machine has them, for example by its role. */
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}

const CONNECT_WITHIN_MS = 5_000;
/** Until the answer begins: one part of 5 MB at 700 kbit/s. The client tries three times. */
const ANSWER_WITHIN_MS = 60_000;
/** How long nothing may move in the middle of an answer; a reader that pauses longer asks again by range. */
const IDLE_MS = 120_000;

/** Null where media are kept in the database. */
export function s3Settings(env: Env): S3Settings | null {
  const { MEDIA_STORAGE: storage, S3_BUCKET: bucket, S3_REGION: region } = env;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (storage !== "s3" || bucket === undefined || region === undefined) return null;
  const hasKeys = accessKeyId !== undefined && secretAccessKey !== undefined;
  const keys = hasKeys ? { accessKeyId, secretAccessKey } : null;
  return { bucket, region, endpoint: env.S3_ENDPOINT ?? null, keys };
}

export function s3ClientConfig({ region, endpoint, keys }: S3Settings): S3ClientConfig {
  return {
    region,
    requestHandler: {
      connectionTimeout: CONNECT_WITHIN_MS,
      requestTimeout: ANSWER_WITHIN_MS,
      throwOnRequestTimeout: true,
      socketTimeout: IDLE_MS,
    },
    // Other servers than Amazon's refuse or misread the checksums that the client adds by itself.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    ...(keys !== null && { credentials: keys }),
  };
}
