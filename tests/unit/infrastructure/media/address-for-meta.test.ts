import { expect, it } from "vitest";
import { addressForMeta } from "@/infrastructure/media/address-for-meta";

const own = (id: string) => `https://crm.example.com/media/${id}/video.mp4`;

it.each([
  ["the bucket where that is public", "s3", "https://media.example.com", "https://media.example.com/an-id"],
  ["this app where the bucket is private", "s3", undefined, own("an-id")],
  ["this app where there is no bucket", "gridfs", "https://media.example.com", own("an-id")],
] as const)("sends Meta to %s", (_, storage, bucket, address) => {
  const settings = { MEDIA_STORAGE: storage, S3_PUBLIC_URL: bucket };
  expect(addressForMeta(settings, own)("an-id", "video")).toBe(address);
});
