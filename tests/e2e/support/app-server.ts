import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { endsWithUs } from "@/scripts/support/child-process";

const NEXT = fileURLToPath(new URL("../../../node_modules/next/dist/bin/next", import.meta.url));
const READY_WITHIN_MS = 90_000;

export interface AppServer {
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** The built app, or the one built in `folder`, on a port of its own, with exactly this environment beside PATH and HOME. */
export async function startApp(
  port: number,
  env: Readonly<Record<string, string>>,
  folder = ".",
): Promise<AppServer> {
  const child = spawn(process.execPath, [NEXT, "start", folder, "-H", "127.0.0.1", "-p", String(port)], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
      ...endsWithUs(env.NODE_OPTIONS),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  await untilAnswers(`http://127.0.0.1:${port}/`, child, () => printed);
  return { pid: child.pid ?? 0, output: () => printed, stop: () => stop(child) };
}

/** It answers before it has made its indexes, and a first write that comes meanwhile may be refused. */
export async function untilIndexed(app: AppServer): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!app.output().includes("indexes_ready")) {
    if (Date.now() > deadline) throw new Error(`The app made no indexes:\n${app.output()}`);
    await sleep(50);
  }
}

async function untilAnswers(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The app stopped at start:\n${printed()}`);
    const answered = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (answered) return;
    await sleep(100);
  }
  await stop(child);
  throw new Error(`The app did not answer:\n${printed()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
