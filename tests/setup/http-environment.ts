import { randomUUID } from "node:crypto";
import { inject } from "vitest";

export const APP_URL = "http://localhost:3000";
export const ADMIN_SESSION_SECRET = "http-tests-session-secret-0123456789";

/** The settings of a test file's own process, before any module reads them. Empty means not set. */
export function setHttpEnvironment(over: Readonly<Record<string, string>> = {}): void {
  Object.assign(process.env, {
    APP_MODE: "development",
    APP_URL,
    MONGODB_URI: inject("mongodbUri"),
    MONGODB_DB: `http_${randomUUID().slice(0, 8)}`,
    ADMIN_SESSION_SECRET,
    TOKEN_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    INSTAGRAM_APP_ID: "700000000000001",
    INSTAGRAM_APP_SECRET: "fake-app-secret-0123456789abcdef",
    INSTAGRAM_SCOPES: "",
    INSTAGRAM_REDIRECT_URI: "",
    INSTAGRAM_LOGIN_CONFIG_ID: "",
    META_GRAPH_VERSION: "",
    META_GRAPH_URL: "",
    META_DIALOG_URL: "",
    META_UPLOAD_URL: "",
    INSTAGRAM_DIALOG_URL: "",
    // Meta, which is fake, fetches uploads from our own routes.
    MEDIA_URL_ALLOWED_HOSTS: new URL(APP_URL).host,
    MEDIA_STORAGE: "",
    PUBLISH_WORKER: "off",
    RATE_LIMITS: "off",
    LOG_LEVEL: "trace",
    ...over,
  });
}
