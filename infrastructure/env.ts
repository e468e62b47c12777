import { z } from "zod/v4";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "@/core/domain/marketing/scopes";
import { isLoopback, isOrigin, isWebAddress } from "@/infrastructure/addresses";
import { addressProblems } from "@/infrastructure/env-addresses";
import { mongodbUri } from "@/infrastructure/env-database";
import { storageFields, storageProblems } from "@/infrastructure/env-storage";
import { once } from "@/infrastructure/once";

/** The boot stops with this: one line per problem, never a value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";

  constructor(readonly problems: readonly string[]) {
    super(["The environment is not complete:", ...problems.map((problem) => `  - ${problem}`)].join("\n"));
  }
}

const origin = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .refine(isOrigin, `must be an origin, for example ${fallback}`)
    .transform((value) => (isOrigin(value) ? new URL(value).origin : value));

const KEYS_HELP =
  "must be id:base64 of 32 bytes, comma separated, for example k1:… (npm run keys prints one)";

const encryptionKeys = z
  .string(KEYS_HELP)
  .transform((value) =>
    value.split(",").map((part) => {
      const [id = "", ...encoded] = part.trim().split(":");
      return { id, key: Uint8Array.from(Buffer.from(encoded.join(":"), "base64")) };
    }),
  )
  .refine((keys) => keys.every(({ id, key }) => /^[\w.-]+$/.test(id) && key.length === 32), KEYS_HELP)
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, "names the same key id twice");

const schema = z
  .object({
    APP_MODE: z
      .enum(["production", "development", "demo"], "must be production, development or demo")
      .default("production"),
    APP_URL: origin("http://localhost:3000"),
    MONGODB_URI: mongodbUri,
    MONGODB_DB: z
      .string()
      .default("crm")
      .refine((name) => /^[^/\\. "$*<>:|?]{1,63}$/.test(name), "must be a database name, for example crm"),
    ADMIN_SESSION_SECRET: z
      .string("is needed, at least 32 bytes (npm run keys prints one)")
      .refine(
        (value) => Buffer.byteLength(value) >= 32,
        "must have at least 32 bytes (npm run keys prints one)",
      ),
    TOKEN_ENCRYPTION_KEYS: encryptionKeys,
    INSTAGRAM_APP_ID: z
      .string()
      .regex(/^\d+$/, "must be the Meta app's id, digits only, for example 700000000000001")
      .optional(),
    INSTAGRAM_APP_SECRET: z.string().optional(),
    INSTAGRAM_SCOPES: z
      .string()
      .default([...REQUIRED_SCOPES, ...OPTIONAL_SCOPES].join(","))
      .transform((value) => value.split(/[\s,]+/).filter(Boolean))
      .refine(
        (scopes) => REQUIRED_SCOPES.every((scope) => scopes.includes(scope)),
        `must hold at least ${REQUIRED_SCOPES.join(",")}`,
      ),
    INSTAGRAM_REDIRECT_URI: z
      .string()
      .refine(
        isWebAddress,
        "must be an address, for example https://crm.example.com/api/auth/instagram/callback",
      )
      .optional(),
    INSTAGRAM_LOGIN_CONFIG_ID: z.string().optional(),
    SIGN_IN_URL: z
      .string()
      .refine(
        (value) => /^\/(?![/\\])/.test(value) || isWebAddress(value),
        "must be a path or an address, for example /sign-in",
      )
      .optional(),
    META_GRAPH_VERSION: z
      .string()
      .default("v26.0")
      .refine((value) => /^v\d+\.0$/.test(value), "must look like v26.0"),
    META_GRAPH_URL: origin("https://graph.facebook.com"),
    META_DIALOG_URL: origin("https://www.facebook.com"),
    META_UPLOAD_URL: origin("https://rupload.facebook.com"),
    INSTAGRAM_DIALOG_URL: origin("https://www.instagram.com"),
    MEDIA_URL_ALLOWED_HOSTS: z
      .string()
      .default("")
      .transform((value) => value.split(/[\s,]+/).filter(Boolean))
      .refine(
        (hosts) => hosts.every((host) => /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.test(host)),
        "must be a list of host:port, for example localhost:3001",
      ),
    ...storageFields,
    PUBLISH_WORKER: z.enum(["inline", "off"], "must be inline or off").optional(),
    RATE_LIMITS: z.enum(["on", "off"], "must be on or off").default("on"),
    LOG_LEVEL: z
      .enum(
        ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
        "must be a level, for example info",
      )
      .default("info"),
  })
  .transform((env) => ({
    ...env,
    INSTAGRAM_REDIRECT_URI: env.INSTAGRAM_REDIRECT_URI ?? `${env.APP_URL}/api/auth/instagram/callback`,
    SIGN_IN_URL: env.SIGN_IN_URL ?? (env.APP_MODE === "production" ? undefined : "/login"),
    PUBLISH_WORKER: env.PUBLISH_WORKER ?? (env.APP_MODE === "production" ? "off" : "inline"),
  }));

export type Env = z.output<typeof schema>;

/**
 * Reads the settings once, at start. An empty variable counts as missing.
 * @throws EnvironmentError naming every problem at once.
 */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim() !== ""));
  const parsed = schema.safeParse(filled);
  const malformed = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const malformedNames = new Set((parsed.error?.issues ?? []).map(({ path }) => String(path[0])));
  const between = problemsBetween(filled).filter(
    (problem) => !malformedNames.has(problem.split(" ", 1)[0] ?? ""),
  );
  const problems = [...new Set([...malformed, ...between])];
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new EnvironmentError(problems);
}

/** What is wrong between variables that are each well formed; found beside everything else. */
function problemsBetween(filled: Readonly<Record<string, string | undefined>>): string[] {
  const {
    APP_MODE: mode = "production",
    APP_URL: appUrl,
    INSTAGRAM_APP_ID: id,
    INSTAGRAM_APP_SECRET: secret,
  } = filled;
  const problems = [...storageProblems(filled), ...addressProblems(filled)];
  if ((id === undefined) !== (secret === undefined)) {
    const missing = id === undefined ? "INSTAGRAM_APP_ID" : "INSTAGRAM_APP_SECRET";
    problems.push(`${missing} is missing although its other half is set; set both or neither`);
  }
  if (mode !== "production" && appUrl !== undefined && isOrigin(appUrl) && !isLoopback(appUrl))
    problems.push("APP_URL must be a loopback address outside production, for example http://localhost:3000");
  return problems;
}

/** The settings of this process. */
export const env: () => Env = once("env", () => readEnv(process.env));
