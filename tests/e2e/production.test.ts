import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAdminSession } from "@/infrastructure/security/sign-admin-session";
import { NEXT_BANNER } from "@/scripts/support/child-process";
import { ApiJourney } from "@/tests/e2e/support/api-journey";
import { startApp, untilIndexed } from "@/tests/e2e/support/app-server";
import { freePort } from "@/tests/e2e/support/free-port";
import { type Stage, setTheStage } from "@/tests/e2e/support/stage";
import { startEmbeddedMongo } from "@/tooling/embedded-database/embedded-mongodb";

const isLine = (line: string): boolean => line.startsWith("{");
const OWNER = "64b7f0c2a1b2c3d4e5f60718";

describe("the app in production mode, between other people's servers", () => {
  let stage: Stage;
  let cookie = "";

  beforeAll(async () => {
    stage = await setTheStage({ APP_MODE: "production", SIGN_IN_URL: "/host/sign-in" });
    cookie = `admin_user_id=${await signAdminSession(stage.sessionSecret, OWNER, 3600)}`;
  });

  afterAll(async () => {
    await stage.close();
  });

  const visit = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${stage.appUrl}${path}`, { redirect: "manual", headers });

  it("has no local sign-in", async () => {
    const [page, form] = await Promise.all([
      visit("/login"),
      fetch(`${stage.appUrl}/login/sign-in`, { method: "POST", redirect: "manual" }),
    ]);
    expect([page.status, form.status]).toEqual([404, 404]);
    expect(form.headers.get("set-cookie")).toBeNull();
  });

  it("sends signed-out people to the host's sign-in, and back to where they wanted to go", async () => {
    const answer = await visit("/crm/social/posts?cursor=abc");
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toContain(
      "/host/sign-in?next=%2Fcrm%2Fsocial%2Fposts%3Fcursor%3Dabc",
    );
  });

  it("shows a signed-in admin the connections, under a strict policy for scripts", async () => {
    const answer = await visit("/crm/social/connections", { cookie, accept: "text/html" });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain("Connect Instagram");
    expect(html).not.toContain("misbehave");
    expect(answer.headers.get("content-security-policy")).toMatch(/script-src[^;]*'nonce-/);
    expect(answer.headers.get("content-security-policy")).not.toContain("unsafe-eval");
  });

  it("starts the dialog at the configured Meta", async () => {
    const answer = await visit("/api/auth/instagram/start", { cookie });
    expect(answer.status).toBe(302);
    const dialog = new URL(answer.headers.get("location") ?? "");
    expect(dialog.origin).toBe(stage.metaUrl);
    expect(dialog.searchParams.get("redirect_uri")).toBe(`${stage.appUrl}/api/auth/instagram/callback`);
  });
});

describe("parts that are bundled apart", () => {
  it("understand each other's errors, whoever used a thing first", async () => {
    const stage = await setTheStage({ APP_MODE: "production" });
    try {
      const cookie = `admin_user_id=${await signAdminSession(stage.sessionSecret, OWNER, 3600)}`;
      const admin = new ApiJourney(stage, cookie);
      await untilIndexed(stage.app);
      // The worker, started by instrumentation, made the repository that this route asks.
      const list = await fetch(`${stage.appUrl}/api/social/posts?cursor=zzz`, { headers: { cookie } });
      expect(list.status).toBe(400);
      // The routes made the Graph client that the worker uses.
      await admin.connect();
      stage.fake.inject({ match: { method: "POST", path: /\/media$/ }, action: "answer", error: "80002" });
      const { id } = await admin.publish("Waits, then goes out");
      const waiting = await admin.until(id, ({ error }) => error !== undefined);
      expect(waiting).toMatchObject({ status: "queued", error: { code: "rate_limited" } });
      stage.fake.killUser(460);
      const refreshed = await fetch(`${stage.appUrl}/api/auth/instagram/refresh`, {
        method: "POST",
        headers: { cookie },
      });
      expect(refreshed.status).toBe(409);
    } finally {
      await stage.close();
    }
  });
});

describe("a database that comes up after the app", () => {
  it("is found, and its worker starts", async () => {
    const port = await freePort();
    const stage = await setTheStage({ MONGODB_URI: `mongodb://127.0.0.1:${port}/` });
    const cookie = `admin_user_id=${await signAdminSession(stage.sessionSecret, OWNER, 3600)}`;
    const dir = await mkdtemp(path.join(tmpdir(), "crm-late-"));
    const asked = (address: string) => fetch(`${stage.appUrl}${address}`, { headers: { cookie } });
    const [list, page] = await Promise.all([asked("/api/social/posts"), asked("/crm/social/posts")]);
    expect([list.status, list.headers.get("retry-after")]).toEqual([503, "5"]);
    await page.text();
    const told = stage.app.output().split("\n").slice(stage.app.output().split("\n").findIndex(isLine));
    expect(told.filter((line) => line !== "" && !isLine(line) && !NEXT_BANNER.test(line))).toEqual([]);
    expect(told.filter((line) => line.includes(String(port)))).toEqual([]);
    const database = await startEmbeddedMongo({ dir, port, onProgress: () => {} });
    try {
      await untilIndexed(stage.app);
      const answer = await fetch(`${stage.appUrl}/api/social/connections`, { headers: { cookie } });
      expect(answer.status).toBe(200);
    } finally {
      await stage.close();
      await database.stop();
      await rm(dir, { recursive: true, force: true });
    }
  });
});

describe("a boot with a wrong environment", () => {
  it("stops with every problem at once and never a value", async () => {
    const secret = randomBytes(8).toString("hex");
    const port = await freePort();
    const started = startApp(port, {
      APP_MODE: "production",
      APP_URL: "ftp://nowhere",
      ADMIN_SESSION_SECRET: secret,
    });
    const message = await started.then(
      () => "started",
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    for (const name of ["MONGODB_URI", "APP_URL", "ADMIN_SESSION_SECRET", "TOKEN_ENCRYPTION_KEYS"]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain(secret);
  });
});
