import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 200;

/** The most memory that a process has resident while `work` goes on, in bytes. */
export async function peakMemory(pid: number, work: () => Promise<unknown>): Promise<number> {
  let isOver = false;
  const watching = watch(pid, () => isOver);
  try {
    await work();
  } finally {
    isOver = true;
  }
  return await watching;
}

/** What it has resident once it has come to rest. */
export async function idleMemory(pid: number): Promise<number> {
  await sleep(3_000);
  return await residentBytes(pid);
}

async function watch(pid: number, isOver: () => boolean): Promise<number> {
  let peak = 0;
  while (!isOver()) {
    peak = Math.max(peak, await residentBytes(pid));
    await sleep(LOOK_EVERY_MS);
  }
  return peak;
}

/** proc(5), `VmRSS`. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
