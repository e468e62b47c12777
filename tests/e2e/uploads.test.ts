import { createHash, randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { mediaAnswer } from "@/app/api/_schemas/media";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { type Relay, startRelay } from "@/tests/crash/support/relay";
import { type AppServer, startApp, untilIndexed } from "@/tests/e2e/support/app-server";
import { freePort } from "@/tests/e2e/support/free-port";
import { idleMemory, peakMemory } from "@/tests/e2e/support/memory-watch";
import { uploadByTus } from "@/tests/e2e/support/tus-client";
import { writeLargeVideo } from "@/tests/media/large-video";

const MEGABYTE = 1024 * 1024;
const isDeep = inject("isDeep");
const FILE_MEGABYTES = isDeep ? 300 : 24;
const AT_ONCE = isDeep ? 2 : 1;
/** What an upload may cost, however large its file is. */
const MEMORY_MEGABYTES = 64;
const PATIENCE_MS = isDeep ? 1_200_000 : 120_000;

describe(`a video of ${FILE_MEGABYTES} MB, uploaded to the built app`, () => {
  let app: AppServer;
  let wire: Relay;
  let appUrl = "";
  let cookie = "";
  let folder = "";
  let sha256 = "";
  let idle = 0;

  beforeAll(async () => {
    const port = await freePort();
    appUrl = `http://localhost:${port}`;
    const secret = randomBytes(32).toString("hex");
    app = await startApp(port, {
      APP_MODE: "production",
      APP_URL: appUrl,
      MONGODB_URI: inject("mongodbUri"),
      MONGODB_DB: `e2e_${randomBytes(6).toString("hex")}`,
      ADMIN_SESSION_SECRET: secret,
      TOKEN_ENCRYPTION_KEYS: `e2e:${randomBytes(32).toString("base64")}`,
      SIGN_IN_URL: "/host/sign-in",
      PUBLISH_WORKER: "off",
    });
    await untilIndexed(app);
    wire = await startRelay(appUrl);
    cookie = `admin_user_id=${await signAdminSession(secret, "64b7f0c2a1b2c3d4e5f60718", 3600)}`;
    folder = await mkdtemp(path.join(tmpdir(), "crm-large-"));
    sha256 = await writeLargeVideo(fileOf("large"), FILE_MEGABYTES * MEGABYTE);
    await writeLargeVideo(fileOf("small"), 2 * MEGABYTE);
    for (let round = 0; round < 3; round += 1) await upload("small");
    idle = await idleMemory(app.pid);
  }, PATIENCE_MS);

  afterAll(async () => {
    wire.close();
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const fileOf = (name: string): string => path.join(folder, `${name}.mp4`);
  const upload = (name: string, onProgress: (bytes: number) => void = () => {}) =>
    uploadByTus({
      path: fileOf(name),
      endpoint: new URL("/api/social/media/uploads", wire.uri).href,
      cookie,
      onProgress,
    });

  async function sendForm(file: Blob): Promise<string> {
    const body = new FormData();
    body.append("file", file, "holiday.mp4");
    const answer = await fetch(`${appUrl}/api/social/media`, { method: "POST", headers: { cookie }, body });
    return mediaAnswer.parse(await answer.json()).id;
  }

  async function sha256Of(mediaId: string): Promise<string> {
    const facts = await fetch(`${appUrl}/api/social/media/${mediaId}`, { headers: { cookie } });
    const { url } = mediaAnswer.parse(await facts.json());
    const hash = createHash("sha256");
    for await (const piece of (await fetch(url)).body ?? []) hash.update(piece);
    return hash.digest("hex");
  }

  const report = (what: string, peak: number, ms: number): void => {
    const over = Math.round((peak - idle) / MEGABYTE);
    const speed = ((FILE_MEGABYTES * 1000) / ms).toFixed(1);
    process.stdout.write(
      `${what}: ${over} MB over the ${Math.round(idle / MEGABYTE)} MB at rest, ${speed} MB/s\n`,
    );
  };

  it(
    "goes on after its connection was cut, costs little memory and arrives byte for byte",
    async () => {
      let isCut = false;
      const cutOnce = (sent: number): void => {
        if (isCut || sent < (FILE_MEGABYTES * MEGABYTE) / 2) return;
        isCut = true;
        wire.cut();
        void sleep(200).then(() => wire.mend());
      };
      let uploaded = { mediaId: "", resumedAt: [] as readonly number[] };
      const begun = Date.now();
      const peak = await peakMemory(app.pid, async () => {
        uploaded = await upload("large", cutOnce);
      });
      report("Uploaded, cut and resumed", peak, Date.now() - begun);
      expect(uploaded.resumedAt).toHaveLength(1);
      expect(uploaded.resumedAt[0]).toBeGreaterThan(0);
      expect(await sha256Of(uploaded.mediaId)).toBe(sha256);
      expect((peak - idle) / MEGABYTE).toBeLessThan(MEMORY_MEGABYTES);
    },
    PATIENCE_MS,
  );

  it(
    "costs as little as one form",
    async () => {
      let mediaId = "";
      const begun = Date.now();
      const peak = await peakMemory(app.pid, async () => {
        mediaId = await sendForm(await openAsBlob(fileOf("large")));
      });
      report("As one form", peak, Date.now() - begun);
      expect(await sha256Of(mediaId)).toBe(sha256);
      expect((peak - idle) / MEGABYTE).toBeLessThan(MEMORY_MEGABYTES);
    },
    PATIENCE_MS,
  );

  it.runIf(AT_ONCE > 1)(
    "costs as little when two come at once",
    async () => {
      const begun = Date.now();
      const peak = await peakMemory(app.pid, () =>
        Promise.all(Array.from({ length: AT_ONCE }, () => upload("large"))),
      );
      report("Two at once", peak, (Date.now() - begun) / AT_ONCE);
      expect((peak - idle) / MEGABYTE).toBeLessThan(MEMORY_MEGABYTES);
    },
    PATIENCE_MS,
  );
});
