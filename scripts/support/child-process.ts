import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { isStopping, onStopSignal, stopEverything } from "./stop-signal";

const KILL_AFTER_MS = 10_000;
const EXIT_WITH_PARENT = fileURLToPath(new URL("./exit-with-parent.cjs", import.meta.url));

export const NEXT = "node_modules/next/dist/bin/next";
/** What Next says when it starts: the demo names one address only, and a log has lines of one kind. */
export const NEXT_BANNER = /^\s*(▲|- (Local|Network|Environments)|✓ (Starting|Ready|Running))|^\s*$/;

/** Next ends at once on a signal unless told that we drain first (infrastructure/boot.ts). */
export const DRAINS_ITSELF = { NEXT_MANUAL_SIG_HANDLE: "true" } as const;
/** Longer than the drain takes at most (infrastructure/shutdown.ts). */
export const DRAIN_AT_MOST_MS = 45_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of a child that ends, with its own children, when this process does. */
export function childEnvironment(extra: Environment = {}): NodeJS.ProcessEnv {
  return { NEXT_TELEMETRY_DISABLED: "1", ...process.env, ...extra, ...endsWithUs() };
}

/** The part of a child's environment by which it ends when this process does. */
export function endsWithUs(
  options = process.env.NODE_OPTIONS ?? "",
): Readonly<Record<"NODE_OPTIONS" | "STARTED_BY", string>> {
  const watched = options.includes(EXIT_WITH_PARENT) ? options : `${options} --require=${EXIT_WITH_PARENT}`;
  return { NODE_OPTIONS: watched.trim(), STARTED_BY: String(process.pid) };
}

export interface ForeverOptions {
  readonly hiddenLines?: RegExp;
  /** It is killed if it lingers for this long after it was asked to stop. */
  readonly killAfterMs?: number;
}

/** Starts a Node program that belongs to this process: they stop together. */
export function runForever(
  args: readonly string[],
  extra: Environment,
  { hiddenLines, killAfterMs = KILL_AFTER_MS }: ForeverOptions = {},
): void {
  const child = spawn(process.execPath, [...args], {
    stdio: ["inherit", hiddenLines ? "pipe" : "inherit", "inherit"],
    env: childEnvironment(extra),
  });
  if (child.stdout && hiddenLines) showLines(child.stdout, hiddenLines);
  onStopSignal(() => stopChild(child, killAfterMs));
  child.once("exit", (code) => {
    // A server that ends unasked has failed, whatever it says: Next takes some errors for a good end.
    if (!isStopping()) void stopEverything(code || 1);
  });
}

function showLines(stream: Readable, hiddenLines: RegExp): void {
  createInterface({ input: stream }).on("line", (line) => {
    if (!hiddenLines.test(line)) console.log(line);
  });
}

/** Runs a Node program to its end and resolves to its exit code and everything it printed. */
export async function runToEnd(
  args: readonly string[],
  options: { readonly env?: Environment; readonly isShown?: boolean } = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [...args], {
    stdio: options.isShown ? "inherit" : ["ignore", "pipe", "pipe"],
    env: childEnvironment(options.env),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  onStopSignal(() => stopChild(child));
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, output };
}

async function stopChild(child: ChildProcess, killAfterMs = KILL_AFTER_MS): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  await gone;
  clearTimeout(timer);
}
