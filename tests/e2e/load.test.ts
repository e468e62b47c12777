import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { closeDatabase, createDatabase } from "@/infrastructure/database/mongo";
import { MongoPostRepository } from "@/infrastructure/repositories/social/post-repo";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { findFreePort } from "@/scripts/support/free-port";
import { aNewPost } from "@/tests/builders/a-post";
import { type AppServer, startApp } from "@/tests/e2e/support/app-server";
import { READS_PER_SECOND, type Reads, readSteadily } from "@/tests/e2e/support/steady-reads";
import { writeLargeVideo } from "@/tests/media/large-video";

const OWNER = "64b7f0c2a1b2c3d4e5f60718";
const POSTS = 100;
const QUIET_MS = 10_000;
/** No other request waits longer than this because of what goes on beside it. */
const WAITS_AT_MOST_MS = 500;
const PATIENCE_MS = 600_000;
const VIDEO_BYTES = 100 * 1024 * 1024;

let app: AppServer;
let appUrl = "";
let headers = { cookie: "" };
let folder = "";
let ids: readonly string[] = [];
let addresses: readonly string[] = [];
let atRest: Reads;

beforeAll(async () => {
  const port = await findFreePort(3400);
  appUrl = `http://localhost:${port}`;
  const [secret, dbName] = [randomBytes(32).toString("hex"), `e2e_${randomBytes(6).toString("hex")}`];
  app = await startApp(port, {
    APP_MODE: "production",
    APP_URL: appUrl,
    MONGODB_URI: inject("mongodbUri"),
    MONGODB_DB: dbName,
    ADMIN_SESSION_SECRET: secret,
    TOKEN_ENCRYPTION_KEYS: `e2e:${randomBytes(32).toString("base64")}`,
    SIGN_IN_URL: "/host/sign-in",
    PUBLISH_WORKER: "off",
    RATE_LIMITS: "off",
  });
  await vi.waitFor(() => expect(app.output()).toContain("indexes_ready"), { timeout: 60_000 });
  headers = { cookie: `admin_user_id=${await signAdminSession(secret, OWNER, 3600)}` };
  const posts = new MongoPostRepository(createDatabase({ uri: inject("mongodbUri"), dbName }));
  const drafts = Array.from({ length: POSTS }, () =>
    posts.insert(aNewPost({ ownerId: OWNER, actorId: OWNER, status: "draft" }), new Date()),
  );
  ids = (await Promise.all(drafts)).map(({ post }) => post.id);
  folder = await mkdtemp(path.join(tmpdir(), "crm-load-"));
  await writeLargeVideo(path.join(folder, "video.mp4"), VIDEO_BYTES);
  const photo = mediaAnswer.parse(await (await upload(await aPicture(640), "small.jpg")).json());
  const api = `${appUrl}/api/social`;
  const each = ids.map((id) => `${api}/posts/${id}`);
  addresses = each.flatMap((post) => [post, `${api}/connections`, `${api}/posts?limit=25`, photo.url]);
  await readSteadily(addresses, headers, 50, sleep(5_000));
  atRest = await readSteadily(addresses, headers, READS_PER_SECOND, sleep(QUIET_MS));
  report("at rest", atRest);
}, PATIENCE_MS);

afterAll(async () => {
  await app.stop();
  await closeDatabase();
  await rm(folder, { recursive: true, force: true });
});

async function aPicture(width: number): Promise<Blob> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const create = { width, height: width, channels: 3, background: "#888", noise } as const;
  return new Blob([new Uint8Array(await sharp({ create }).jpeg({ quality: 80 }).toBuffer())]);
}

function upload(file: Blob, name: string): Promise<Response> {
  const body = new FormData();
  body.append("file", file, name);
  return fetch(`${appUrl}/api/social/media`, { method: "POST", headers, body });
}

/** Answers how to close them all, once every one has shown its post. */
async function openStreams(count: number): Promise<() => void> {
  const requests = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const url = `${appUrl}/api/social/posts/${ids[index % POSTS]}/events`;
      const request = http.get(url, { agent: false, headers });
      request.on("error", () => undefined);
      await new Promise<void>((resolve, reject) => {
        request.on("response", (response) =>
          response.on("error", () => undefined).once("data", () => resolve()),
        );
        request.once("error", reject);
      });
      return request;
    }),
  );
  return () => {
    for (const request of requests) request.destroy();
  };
}

function report(what: string, { count, median, p99, worst, refused }: Reads): void {
  const numbers = `median ${median} ms, 99 of 100 within ${p99} ms, worst ${worst} ms, ${refused} not answered`;
  process.stdout.write(`${count} reads, ${READS_PER_SECOND} a second, ${what}: ${numbers}\n`);
}

it(
  "2,000 open streams do not slow reads down",
  async () => {
    const close = await openStreams(2_000);
    try {
      const beside = await readSteadily(addresses, headers, READS_PER_SECOND, sleep(QUIET_MS));
      report("beside 2,000 streams", beside);
      expect(beside.refused).toBe(0);
      expect(beside.worst - atRest.worst).toBeLessThan(WAITS_AT_MOST_MS);
    } finally {
      close();
    }
  },
  PATIENCE_MS,
);

it(
  "4 pictures, 2 videos and 500 streams keep no other request waiting",
  async () => {
    const close = await openStreams(500);
    try {
      const pictures = await Promise.all(Array.from({ length: 4 }, () => aPicture(4_000)));
      const video = await openAsBlob(path.join(folder, "video.mp4"));
      const uploads = Promise.all([
        ...pictures.map((picture) => upload(picture, "large.jpg")),
        upload(video, "one.mp4"),
        upload(video, "two.mp4"),
      ]);
      const beside = await readSteadily(addresses, headers, READS_PER_SECOND, uploads);
      report("beside 4 pictures, 2 videos and 500 streams", beside);
      expect((await uploads).map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
      expect(beside.refused).toBe(0);
      expect(beside.worst - atRest.worst).toBeLessThan(WAITS_AT_MOST_MS);
    } finally {
      close();
    }
  },
  PATIENCE_MS,
);
