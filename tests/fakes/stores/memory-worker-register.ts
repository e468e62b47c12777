import type { WorkerRegister } from "@/core/application/interfaces/worker-register";

export class MemoryWorkerRegister implements WorkerRegister {
  readonly #beats = new Map<string, Date>();

  async beat(workerId: string, now: Date): Promise<void> {
    this.#beats.set(workerId, now);
  }

  async leave(workerId: string): Promise<void> {
    this.#beats.delete(workerId);
  }

  async newestBeat(): Promise<Date | null> {
    return [...this.#beats.values()].toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
  }

  async purgeOlderThan(before: Date): Promise<number> {
    const silent = [...this.#beats].filter(([, beatAt]) => beatAt < before);
    for (const [workerId] of silent) this.#beats.delete(workerId);
    return silent.length;
  }
}
