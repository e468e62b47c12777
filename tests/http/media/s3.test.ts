import { describe, expect, it, vi } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { GET, HEAD } from "@/app/media/[mediaId]/[name]/route";
import { publishLoop } from "@/infrastructure/container";
import { anId } from "@/tests/builders/an-id";
import { startS3Server } from "@/tests/s3/s3-server";
import { APP_URL } from "@/tests/setup/http-environment";
import { jsonOf } from "../support/answer";
import { Browser } from "../support/browser";
import { connectThroughMeta } from "../support/connect";
import { submitPhoto, uploadPhoto } from "../support/publish";
import { httpScene, signedIn } from "../support/scene";

const PUBLIC = "https://media.example.com/crm";
const server = await startS3Server();

describe.skipIf(server === null)("with uploads in a bucket", () => {
  if (server === null) return;
  const { meta, sent, db } = httpScene({
    MEDIA_STORAGE: "s3",
    S3_BUCKET: server.bucket,
    S3_REGION: server.region,
    S3_ENDPOINT: server.endpoint ?? "",
    S3_ACCESS_KEY_ID: server.keys?.accessKeyId ?? "",
    S3_SECRET_ACCESS_KEY: server.keys?.secretAccessKey ?? "",
    S3_PUBLIC_URL: PUBLIC,
  });

  it("gives the same address and the same parts as ever, and keeps no bytes in the database", async () => {
    const { id, url, bytes } = mediaAnswer.parse(jsonOf(await uploadPhoto(await signedIn(anId()))));
    expect(url.startsWith(`${APP_URL}/media/${id}/`)).toBe(true);
    const params = { mediaId: id, name: url.split("/").at(-1) ?? "" };
    const visit = (method: "GET" | "HEAD", range: string) =>
      new Browser().send(method === "GET" ? GET : HEAD, url, { method, params, headers: { range } });
    const whole = await visit("GET", "bytes=0-");
    expect(whole.bytes.byteLength).toBe(bytes);
    const part = await visit("GET", "bytes=10-19");
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 10-19/${bytes}`]);
    expect(part.bytes).toEqual(whole.bytes.subarray(10, 20));
    expect((await visit("HEAD", "bytes=10-19")).headers.get("content-length")).toBe(String(bytes));
    expect(await db.collection("social_media.chunks").countDocuments()).toBe(0);
  });

  it("has Meta fetch from the bucket's public address, where the same bytes are", async () => {
    const browser = await signedIn(anId());
    await connectThroughMeta(browser, meta);
    await submitPhoto(browser);
    const told = async (): Promise<string> => {
      const bodies = await Promise.all(sent.map((request) => request.clone().text()));
      const [address] =
        /https:\/\/media\.example\.com[^"&]*/.exec(decodeURIComponent(bodies.join("\n"))) ?? [];
      return address ?? expect.fail("Meta was told nothing");
    };
    publishLoop().start();
    const address = await vi.waitFor(told, { timeout: 10_000 });
    await publishLoop().stop(5_000);
    expect(address.startsWith(`${PUBLIC}/`)).toBe(true);
    const inBucket = await fetch(address.replace(PUBLIC, `${server.endpoint}/${server.bucket}`));
    expect([inBucket.status, inBucket.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  });
});
