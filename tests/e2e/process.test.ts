import http from "node:http";
import type { Db } from "mongodb";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { errorBody } from "@/app/api/_schemas/error";
import { closeDatabase, createDatabase, posts, rateLimits } from "@/infrastructure/database/mongo";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { ApiJourney } from "@/tests/e2e/support/api-journey";
import { aPhoto } from "@/tests/e2e/support/journey";
import { startUpload } from "@/tests/e2e/support/slow-upload";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { FIELD_BAKERY } from "@/tests/fakes/graph/seed-world";
import { EventReader } from "@/tests/http/support/event-reader";

const OWNER = "64b7f0c2a1b2c3d4e5f60718";

let stage: Stage;
let cookie = "";
let database: Db;

beforeAll(async () => {
  stage = await setTheStage({ APP_MODE: "production", NEXT_MANUAL_SIG_HANDLE: "true" });
  cookie = `admin_user_id=${await signAdminSession(stage.sessionSecret, OWNER, 3600)}`;
  database = createDatabase({ uri: stage.env.MONGODB_URI ?? "", dbName: stage.env.MONGODB_DB ?? "" });
});

afterAll(async () => {
  await stage.close();
  await closeDatabase();
});

interface Sent {
  readonly status: number | undefined;
  readonly text: string;
}

/** As it stands on the wire, whatever `fetch` would make of it; `unfinished` bytes of a body that never ends. */
function send(method: string, path: string, unfinished?: Buffer): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const headers = unfinished ? { "content-length": unfinished.byteLength * 2 } : {};
    const request = http.request(stage.appUrl, { method, path, agent: false, headers });
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    request.on("error", reject);
    if (unfinished) request.write(unfinished);
    else request.end();
  });
}

describe("what nothing here can be asked with", () => {
  const BROKEN = [
    "/api/social/posts/%E0%A4%A",
    "/media/%E0%A4%A/a.jpg",
    "/crm/social/posts/%",
    "/login%E0",
    "/%ff",
  ];
  it.each(BROKEN)("%s is a bad request", async (path) => {
    const { status, text } = await send("GET", path);
    expect([status, errorBody.parse(JSON.parse(text)).code]).toEqual([400, "invalid_request"]);
  });

  const PATHS = ["/api/social/posts", "/api/health", "/media/a/b.jpg", "/crm/social/posts", "/login", "/"];
  it.each(PATHS)("%s takes no TRACE", async (path) => {
    const { status, text } = await send("TRACE", path);
    expect([status, errorBody.parse(JSON.parse(text)).code]).toEqual([405, "invalid_request"]);
  });

  it.each(["/crm/social/posts", "/login", "/data-deletion/x"])(
    "%s takes no body: 20 that stay unfinished are answered at once",
    async (path) => {
      // Little enough to have left this process before the answer ends the connection.
      const body = Buffer.alloc(64 * 1024);
      const answers = await Promise.all(Array.from({ length: 20 }, () => send("POST", path, body)));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 405));
    },
  );

  it("there is no optimizer of pictures that would keep copies of them", async () => {
    const { id } = await (await upload()).json();
    const picture = encodeURIComponent(`/media/${id}/image.jpg`);
    expect((await send("GET", `/_next/image?url=${picture}&w=640&q=75`)).status).toBe(404);
  });

  async function upload(): Promise<Response> {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array((await aPhoto()).buffer)], { type: "image/jpeg" }), "a.jpg");
    return await fetch(`${stage.appUrl}/api/social/media`, {
      method: "POST",
      headers: { cookie },
      body: form,
    });
  }
});

describe("a process that is asked to stop", () => {
  it("finishes what is under way, takes nothing new, tells who watches, and then goes", async () => {
    const admin = new ApiJourney(stage, cookie);
    await admin.connect();
    stage.fake.inject({ match: { path: "media_publish" }, action: "slow", ms: 2_000 });
    const { id } = await admin.publish("Under way");
    const draft = await admin.submit({ channelId: FIELD_BAKERY, caption: "Watched", draft: true });
    const watching = await Promise.all(Array.from({ length: 5 }, () => watch(draft.id)));
    const { buffer } = await aPhoto();
    const uploadsBegun = async () =>
      (await rateLimits(database).findOne({ _id: { $regex: "^upload:" } }))?.count ?? 0;
    const before = await uploadsBegun();
    const uploads = await Promise.all(
      Array.from({ length: 10 }, () => startUpload(`${stage.appUrl}/api/social/media`, cookie, buffer)),
    );
    await vi.waitFor(async () => expect(await uploadsBegun()).toBe(before + 10), { timeout: 20_000 });
    await admin.until(id, ({ status }) => status === "publishing");

    const gone = stage.app.stop();
    await vi.waitFor(async () => expect((await fetch(`${stage.appUrl}/api/health`)).status).toBe(503), {
      timeout: 10_000,
    });
    for (const reader of watching) {
      expect(await reader.next()).toEqual({ event: "end", data: '{"reason":"shutting_down"}' });
      expect(await reader.next()).toBeNull();
    }
    const refused = await admin.call("/api/social/posts", { channelId: FIELD_BAKERY, draft: true });
    expect([refused.status, errorBody.parse(await refused.json()).code]).toEqual([503, "unavailable"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await admin.call("/api/social/posts")).status).toBe(200);

    expect(await Promise.all(uploads.map((upload) => upload.finish()))).toEqual(uploads.map(() => 201));
    await gone;
    const [live] = stage.fake.livePosts(FIELD_BAKERY);
    const stored = await posts(database).findOne({ caption: "Under way" });
    expect(stored).toMatchObject({ status: "published", platformPostId: live?.id });
    await expect(fetch(`${stage.appUrl}/api/health/live`)).rejects.toThrow();
  });

  async function watch(postId: string): Promise<EventReader> {
    const reader = new EventReader(
      await fetch(`${stage.appUrl}/api/social/posts/${postId}/events`, { headers: { cookie } }),
    );
    await reader.next();
    return reader;
  }
});
