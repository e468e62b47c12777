import { execFileSync } from "node:child_process";

const LOOK_EVERY_MS = 500;
const IMPATIENT_AFTER_MS = 2_000;

let stopping: Promise<void> | null = null;
let askedAt = 0;
const stops: (() => Promise<void>)[] = [];

/** Runs `stop` once, on the first SIGINT, SIGTERM or SIGHUP; what was added last stops first. The process then ends. */
export function onStopSignal(stop: () => Promise<void>): void {
  if (stops.length === 0) {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, handleSignal);
  }
  stops.push(stop);
}

/** Runs everything that `onStopSignal` collected and ends the process. */
export async function stopEverything(exitCode: number): Promise<never> {
  stopping ??= runStops();
  await stopping;
  process.exit(exitCode);
}

export function isStopping(): boolean {
  return stopping !== null;
}

/** Stops this process when the one that started it is gone, however it died; npm and its shell count as one. */
export function endWithParent(): void {
  const parent = process.ppid;
  const npm = process.env.npm_lifecycle_event ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || isAlive(npm))) return;
    clearInterval(timer);
    void stopEverything(1);
  }, LOOK_EVERY_MS);
  timer.unref();
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function parentOf(pid: number): number | null {
  try {
    const found = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
    return found > 1 ? found : null;
  } catch {
    return null;
  }
}

function handleSignal(): void {
  // npm passes a terminal's Ctrl-C on, so one press arrives twice; only a later one means "at once".
  if (askedAt && Date.now() - askedAt > IMPATIENT_AFTER_MS) process.exit(130);
  askedAt ||= Date.now();
  void stopEverything(0);
}

async function runStops(): Promise<void> {
  for (const stop of stops.reverse()) {
    await stop().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
  }
}
