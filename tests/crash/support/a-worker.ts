import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { inject } from "vitest";
import { childEnvironment } from "@/scripts/support/child-process";
import { REPORTS } from "./gate";
import "./provided";
import { planVariable, type WorkerPlan } from "./worker-plan";

const LAST_LINES = 30;

/** A real worker process: the real script with the preload before it. */
export class AWorker {
  /** As `write published#1`, in order. */
  readonly points: string[] = [];
  /** The end of what it printed. */
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  #onDeed: () => void = () => {};
  hasDone = false;

  constructor(plan: WorkerPlan, env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, inject("workerArgs"), {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      env: childEnvironment({ ...env, ...planVariable(plan) }),
    });
    this.listen(this.#child.stdio[REPORTS], (point) => this.hear(point));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      this.listen(stream, (line) => this.keep(line));
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** It ended, and not because somebody killed it. */
  get hasGivenUp(): boolean {
    return this.#child.exitCode !== null;
  }

  /** Calls back at the moment its plan names. */
  onDeed(callback: () => void): void {
    this.#onDeed = callback;
  }

  async kill(): Promise<void> {
    if (this.isOver) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  private listen(stream: unknown, onLine: (line: string) => void): void {
    if (stream instanceof Readable) createInterface({ input: stream }).on("line", onLine);
  }

  private hear(point: string): void {
    if (point !== "!") return void this.points.push(point);
    this.hasDone = true;
    this.#onDeed();
  }

  private keep(line: string): void {
    this.lines.push(line);
    if (this.lines.length > LAST_LINES) this.lines.shift();
  }
}
