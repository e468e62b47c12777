import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod/v4";
import { createSecrets } from "./secrets";

const FILE = path.resolve(".data/local.json");

const schema = z.object({
  ADMIN_SESSION_SECRET: z.string(),
  TOKEN_ENCRYPTION_KEYS: z.string(),
  INSTAGRAM_APP_ID: z.string(),
  INSTAGRAM_APP_SECRET: z.string(),
});

export type LocalSecrets = z.infer<typeof schema>;

/** What a machine without configuration uses; made once, so that stored tokens can be read after a restart. */
export async function readLocalSecrets(): Promise<LocalSecrets> {
  const stored = await readFile(FILE, "utf8").catch(() => null);
  if (stored !== null) return schema.parse(JSON.parse(stored));
  const secrets: LocalSecrets = {
    ...createSecrets("local"),
    INSTAGRAM_APP_ID: "700000000000001",
    INSTAGRAM_APP_SECRET: randomBytes(16).toString("hex"),
  };
  await mkdir(path.dirname(FILE), { recursive: true });
  await writeFile(FILE, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
