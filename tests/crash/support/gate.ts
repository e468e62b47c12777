import { writeSync } from "node:fs";
import { realSleep } from "./bend-time";
import type { Act } from "./worker-plan";

/** Where the process that started us listens. */
export const REPORTS = 3;
/** A request that left has reached the kernel's buffers by then. */
const LEFT_AFTER_MS = 30;
const PAUSE_MS = 400;

/** Numbers the points a worker passes, and does there what its plan says. */
export class Gate {
  readonly #seen = new Map<string, number>();

  constructor(private readonly act: Act | null) {}

  async pass<Answer>(label: string, work: () => Promise<Answer>): Promise<Answer> {
    const when = this.whenIsNext(label);
    this.count(label);
    if (when === "before") await this.doDeed();
    const answer = work();
    const settled = Promise.allSettled([answer]);
    if (when === "leaving") await realSleep(LEFT_AFTER_MS).then(() => this.doDeed());
    if (when === "after") await settled.then(() => this.doDeed());
    return await answer;
  }

  /** Asking for work is a point only when there is some: idle workers ask all the time. */
  async passClaim<Claim>(
    label: string,
    isThere: () => Promise<boolean>,
    claim: () => Promise<Claim>,
  ): Promise<Claim> {
    const when = this.whenIsNext(label);
    if (when === "before" && (await isThere())) await this.doDeed();
    const claimed = await claim();
    if (claimed === null) return claimed;
    this.count(label);
    if (when !== null) await this.doDeed();
    return claimed;
  }

  private whenIsNext(label: string): Act["when"] | null {
    const { act } = this;
    return act?.label === label && act.nth === (this.#seen.get(label) ?? 0) + 1 ? act.when : null;
  }

  private count(label: string): void {
    const nth = (this.#seen.get(label) ?? 0) + 1;
    this.#seen.set(label, nth);
    writeSync(REPORTS, `${label}#${nth}\n`);
  }

  private async doDeed(): Promise<void> {
    writeSync(REPORTS, "!\n");
    if (this.act?.deed === "pause") return await realSleep(PAUSE_MS);
    process.kill(process.pid, "SIGKILL");
    await new Promise(() => {});
  }
}
