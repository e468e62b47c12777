import { CONTENTS_SCOPE, OPTIONAL_SCOPES, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import { startEmbeddedMongo } from "@/tooling/embedded-database/embedded-mongodb";
import { findFreePort } from "./free-port";
import { startLocalMeta } from "./local-meta";
import { readLocalSecrets } from "./local-secrets";
import { say, withProgress } from "./progress";
import { readPort } from "./read-port";
import { announceRunning, findRunning } from "./running";
import { onStopSignal } from "./stop-signal";

const EVERY_SCOPE = [...REQUIRED_SCOPES, ...OPTIONAL_SCOPES, CONTENTS_SCOPE];

export interface LocalEnvironment {
  readonly port: number;
  readonly appUrl: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts what the app needs on this machine and gives the environment in which it finds it. */
export async function startLocalEnvironment(mode: "demo" | "development"): Promise<LocalEnvironment> {
  const other = await findRunning();
  if (other) throw new Error(`It already runs here (process ${other.pid}). Stop it first.`);
  const secrets = await readLocalSecrets();
  const port = await findFreePort(wantedPort());
  const appUrl = appUrlFor(port);
  const usesLocalMeta = mode === "demo" || !process.env.INSTAGRAM_APP_ID;
  const [mongodbUri, meta] = await Promise.all([
    startDatabase(),
    usesLocalMeta ? startMeta(port, appUrl, secrets) : {},
  ]);
  const env = {
    APP_MODE: mode,
    APP_URL: appUrl,
    PORT: String(port),
    MONGODB_URI: mongodbUri,
    MONGODB_DB: process.env.MONGODB_DB || "crm",
    ADMIN_SESSION_SECRET: process.env.ADMIN_SESSION_SECRET || secrets.ADMIN_SESSION_SECRET,
    TOKEN_ENCRYPTION_KEYS: process.env.TOKEN_ENCRYPTION_KEYS || secrets.TOKEN_ENCRYPTION_KEYS,
    PUBLISH_WORKER: process.env.PUBLISH_WORKER || "inline",
    ...meta,
  };
  await announceRunning({ mode, env });
  return { port, appUrl, env };
}

async function startDatabase(): Promise<string> {
  const given = process.env.MONGODB_URI;
  if (given) return given;
  const starting = startEmbeddedMongo({ dir: ".data/db", onProgress: say });
  const database = await withProgress(starting, ({ describe }) => `Database ready: ${describe}`);
  onStopSignal(database.stop);
  return database.uri;
}

async function startMeta(
  appPort: number,
  appUrl: string,
  secrets: { INSTAGRAM_APP_ID: string; INSTAGRAM_APP_SECRET: string },
): Promise<Record<string, string>> {
  const port = await findFreePort(appPort + 1);
  const { INSTAGRAM_APP_ID, INSTAGRAM_APP_SECRET } = secrets;
  const starting = startLocalMeta({
    port,
    appUrl,
    appId: INSTAGRAM_APP_ID,
    appSecret: INSTAGRAM_APP_SECRET,
  });
  const url = await withProgress(starting, () => "Local Meta ready");
  return {
    INSTAGRAM_APP_ID,
    INSTAGRAM_APP_SECRET,
    // Everything can be tried here, deleting live posts included.
    INSTAGRAM_SCOPES: process.env.INSTAGRAM_SCOPES || EVERY_SCOPE.join(),
    INSTAGRAM_LOGIN_APP_ID: "",
    INSTAGRAM_LOGIN_APP_SECRET: "",
    INSTAGRAM_LOGIN_CONFIG_ID: "",
    INSTAGRAM_REDIRECT_URI: `${appUrl}/api/auth/instagram/callback`,
    META_GRAPH_URL: url,
    META_DIALOG_URL: url,
    META_UPLOAD_URL: url,
    INSTAGRAM_DIALOG_URL: url,
    MEDIA_URL_ALLOWED_HOSTS: `${new URL(appUrl).host},${new URL(url).host}`,
  };
}

function wantedPort(): number {
  const port = readPort("PORT");
  if (port !== undefined) return port;
  const given = process.env.APP_URL ? new URL(process.env.APP_URL).port : "";
  return given ? Number(given) : 3000;
}

/** Keeps the host of a given APP_URL: one that is not loopback is refused later, with the other problems. */
function appUrlFor(port: number): string {
  const url = new URL(process.env.APP_URL || "http://localhost");
  if (["localhost", "127.0.0.1"].includes(url.hostname)) url.port = String(port);
  return url.origin;
}
