import { randomBytes } from "node:crypto";
import type { BrowserContext, Page } from "playwright-core";
import { type AppServer, startApp } from "@/tests/e2e/support/app-server";
import { sharedBrowser } from "@/tests/e2e/support/browser";
import { freePort } from "@/tests/e2e/support/free-port";
import { PolicyWatch } from "@/tests/e2e/support/policy-watch";
import { FakeGraph } from "@/tests/fakes/graph/fake-graph";
import { startFakeGraphServer } from "@/tests/fakes/graph/fake-graph-server";

export interface Stage {
  readonly fake: FakeGraph;
  readonly app: AppServer;
  readonly appUrl: string;
  readonly metaUrl: string;
  readonly sessionSecret: string;
  readonly env: Readonly<Record<string, string>>;
  /** A fresh browser profile. */
  newPage(options?: PageOptions): Promise<Page>;
  restartApp(): Promise<void>;
  /** @throws when a browser refused anything by a page's content security policy */
  close(): Promise<void>;
}

export interface PageOptions {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly javaScriptEnabled?: boolean;
  /** The machine's own when left out. */
  readonly timezoneId?: string;
}

/** Other tests share the machine: what comes late is not missing. */
const PATIENCE_MS = 60_000;

/** The built app, a local Meta and Chromium, each on loopback; the database is the test run's own. */
export async function setTheStage(extra: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const appPort = await freePort();
  const metaPort = await freePort();
  const appUrl = `http://localhost:${appPort}`;
  const metaUrl = `http://localhost:${metaPort}`;
  const fake = new FakeGraph({ redirectUris: [`${appUrl}/api/auth/instagram/callback`], publicUrl: metaUrl });
  const meta = await startFakeGraphServer({ fake, port: metaPort, host: "127.0.0.1", publicUrl: metaUrl });
  const sessionSecret = randomBytes(32).toString("hex");
  const env = {
    APP_MODE: "demo",
    APP_URL: appUrl,
    MONGODB_URI: process.env.MONGODB_URI ?? "",
    MONGODB_DB: `e2e_${randomBytes(6).toString("hex")}`,
    ADMIN_SESSION_SECRET: sessionSecret,
    TOKEN_ENCRYPTION_KEYS: `e2e:${randomBytes(32).toString("base64")}`,
    INSTAGRAM_APP_ID: "700000000000001",
    INSTAGRAM_APP_SECRET: "fake-app-secret-0123456789abcdef",
    META_GRAPH_URL: metaUrl,
    META_DIALOG_URL: metaUrl,
    INSTAGRAM_DIALOG_URL: metaUrl,
    MEDIA_URL_ALLOWED_HOSTS: `localhost:${metaPort}`,
    PUBLISH_WORKER: "inline",
    LOG_LEVEL: "debug",
    ...extra,
  };
  let app = await startApp(appPort, env);
  const browser = await sharedBrowser();
  const contexts: BrowserContext[] = [];
  const policy = new PolicyWatch();
  return {
    fake,
    appUrl,
    metaUrl,
    sessionSecret,
    env,
    get app() {
      return app;
    },
    async newPage({ colorScheme = "light", width = 1280, javaScriptEnabled = true, timezoneId } = {}) {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({
        colorScheme,
        viewport,
        javaScriptEnabled,
        reducedMotion: "reduce",
        ...(timezoneId ? { timezoneId } : {}),
      });
      context.setDefaultTimeout(PATIENCE_MS);
      contexts.push(context);
      policy.watch(context);
      return await context.newPage();
    },
    async restartApp() {
      await app.stop();
      app = await startApp(appPort, env);
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await app.stop();
      await meta.close();
      policy.assertNothingRefused();
    },
  };
}
