import { z } from "zod/v4";
import { isBaseAddress, isLoopback } from "@/infrastructure/addresses";
import { mediaQuota } from "@/infrastructure/env-quota";

const baseAddress = (rule: (value: string) => boolean, message: string) =>
  z
    .string()
    .refine((value) => isBaseAddress(value) && rule(value), message)
    .transform((value) => value.replace(/\/+$/, ""))
    .optional();

/** Where uploads are kept; the settings of a bucket count with `s3` only. */
export const storageFields = {
  MEDIA_QUOTA_PER_OWNER: mediaQuota,
  MEDIA_STORAGE: z.enum(["gridfs", "s3"], "must be gridfs or s3").default("gridfs"),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be a bucket's name, for example crm-media")
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, "must be a region, for example eu-central-1")
    .optional(),
  S3_ENDPOINT: baseAddress(() => true, "must be an address, for example https://s3.example.com"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PUBLIC_URL: baseAddress(
    (value) => value.startsWith("https:") || isLoopback(value),
    "must be https, or http on a loopback host, for example https://media.example.com",
  ),
};

const NEEDED = { S3_BUCKET: "crm-media", S3_REGION: "eu-central-1" } as const;

/** What is wrong between variables that are each well formed. */
export function storageProblems(filled: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (filled.MEDIA_STORAGE !== "s3") return [];
  const missing = Object.entries(NEEDED).filter(([name]) => filled[name] === undefined);
  const { S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = filled;
  return [
    ...missing.map(([name, example]) => `${name} is needed with MEDIA_STORAGE=s3, for example ${example}`),
    ...halfMissing(id, secret),
  ];
}

function halfMissing(id: string | undefined, secret: string | undefined): string[] {
  if ((id === undefined) === (secret === undefined)) return [];
  const missing = id === undefined ? "S3_ACCESS_KEY_ID" : "S3_SECRET_ACCESS_KEY";
  return [
    `${missing} is missing although its other half is set; set both, or neither where the machine's role has the rights`,
  ];
}
