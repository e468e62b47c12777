import { beforeEach, describe, expect, it } from "vitest";
import type { WorkerRegister } from "@/core/application/interfaces/worker-register";
import { later, NOW } from "@/tests/contracts/post-desk";

/** `make` gives an empty register. */
export function workerRegisterContract(name: string, make: () => Promise<WorkerRegister>): void {
  describe(`WorkerRegister (${name})`, () => {
    let workers: WorkerRegister;

    beforeEach(async () => {
      workers = await make();
    });

    it("knows the newest beat of any worker", async () => {
      expect(await workers.newestBeat()).toBeNull();
      await workers.beat("a", later(2000));
      await workers.beat("b", NOW);
      expect(await workers.newestBeat()).toEqual(later(2000));
      await workers.beat("b", later(3000));
      expect(await workers.newestBeat()).toEqual(later(3000));
    });

    it("forgets a worker that leaves", async () => {
      await workers.beat("a", NOW);
      await workers.beat("b", later(1000));
      await workers.leave("b");
      expect(await workers.newestBeat()).toEqual(NOW);
      await workers.leave("a");
      await workers.leave("never-was");
      expect(await workers.newestBeat()).toBeNull();
    });

    it("forgets those that have been silent for long, and keeps the rest", async () => {
      await workers.beat("a", NOW);
      await workers.beat("b", later(1000));
      expect(await workers.purgeOlderThan(later(1000))).toBe(1);
      expect(await workers.newestBeat()).toEqual(later(1000));
      expect(await workers.purgeOlderThan(later(1001))).toBe(1);
      expect(await workers.newestBeat()).toBeNull();
    });

    it("takes 20 racing first beats of one worker for one worker", async () => {
      await Promise.all(Array.from({ length: 20 }, () => workers.beat("a", NOW)));
      expect(await workers.purgeOlderThan(later(1))).toBe(1);
    });
  });
}
