import { rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod/v4";
import { isAlive } from "./stop-signal";

const FILE = path.resolve(".data/running.json");

const schema = z.object({
  pid: z.number(),
  mode: z.enum(["demo", "development"]),
  env: z.record(z.string(), z.string()),
});

export type Running = z.infer<typeof schema>;

/** What a second process needs to join this one; gone when this process ends. */
export async function announceRunning(running: Omit<Running, "pid">): Promise<void> {
  await mkdir(path.dirname(FILE), { recursive: true });
  await writeFile(FILE, JSON.stringify({ pid: process.pid, ...running }), { mode: 0o600 });
  process.once("exit", () => rmSync(FILE, { force: true }));
}

/** The demo or development server that runs now in this directory, or null; a dead one does not count. */
export async function findRunning(): Promise<Running | null> {
  const stored = await readFile(FILE, "utf8").catch(() => null);
  if (stored === null) return null;
  const running = schema.safeParse(JSON.parse(stored));
  return running.success && isAlive(running.data.pid) ? running.data : null;
}
