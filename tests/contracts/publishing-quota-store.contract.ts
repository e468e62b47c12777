import { beforeEach, describe, expect, it } from "vitest";
import type { PublishingQuotaStore } from "@/core/application/interfaces/social/publishing-quota-store";

const AT = new Date("2026-11-24T09:00:00.000Z");
const READ = { used: 3, total: 100, readAt: AT };
const later = (ms: number): Date => new Date(AT.getTime() + ms);

/** `make` gives an empty store. */
export function publishingQuotaStoreContract(name: string, make: () => Promise<PublishingQuotaStore>): void {
  describe(`PublishingQuotaStore (${name})`, () => {
    let quotas: PublishingQuotaStore;

    beforeEach(async () => {
      quotas = await make();
    });

    it("gives the last reading of an account", async () => {
      await quotas.put("1", { ...READ, used: 1 });
      await quotas.put("1", READ);
      expect(await quotas.get("1")).toEqual(READ);
      expect(await quotas.get("2")).toBeNull();
    });

    it("keeps a total that Meta does not tell unknown", async () => {
      await quotas.put("1", { ...READ, total: null });
      expect(await quotas.get("1")).toEqual({ ...READ, total: null });
    });

    it("gives those of several accounts that have been read", async () => {
      await quotas.put("1", READ);
      await quotas.put("2", { ...READ, used: 5 });
      await quotas.put("3", READ);
      expect(await quotas.getAll(["1", "2", "4"])).toEqual(
        new Map([
          ["1", READ],
          ["2", { ...READ, used: 5 }],
        ]),
      );
      expect(await quotas.getAll([])).toEqual(new Map());
    });

    it("counts each of 20 racing sends on top of the reading", async () => {
      await quotas.put("1", READ);
      await Promise.all(Array.from({ length: 20 }, () => quotas.countSend("1")));
      expect(await quotas.get("1")).toEqual({ ...READ, used: 23 });
    });

    it("keeps a refusal until a post goes out, or the numbers are read anew", async () => {
      await quotas.noteRefusal("1", later(1));
      expect(await quotas.get("1")).toBeNull();
      await quotas.put("1", READ);
      await quotas.noteRefusal("1", later(2));
      expect(await quotas.get("1")).toEqual({ ...READ, refusedAt: later(2) });
      expect(await quotas.getAll(["1"])).toEqual(new Map([["1", { ...READ, refusedAt: later(2) }]]));
      await quotas.countSend("1");
      expect(await quotas.get("1")).toEqual({ ...READ, used: 4 });
      await quotas.noteRefusal("1", later(3));
      await quotas.put("1", READ);
      expect(await quotas.get("1")).toEqual(READ);
    });

    it("starts anew with the next reading", async () => {
      await quotas.put("1", READ);
      await quotas.countSend("1");
      await quotas.put("1", READ);
      expect(await quotas.get("1")).toEqual(READ);
    });

    it("counts nothing where nothing has been read", async () => {
      await quotas.countSend("1");
      expect(await quotas.get("1")).toBeNull();
    });

    it("lets one of 20 take the next reading, of each account", async () => {
      const tries = Array.from({ length: 20 }, () => quotas.takeReading("1", AT, later(-1000)));
      expect((await Promise.all(tries)).filter((taken) => taken)).toHaveLength(1);
      expect(await quotas.takeReading("2", AT, later(-1000))).toBe(true);
    });

    it("lets nobody take another before the last is old enough, whatever became of it", async () => {
      await quotas.takeReading("1", AT, later(-1000));
      expect(await quotas.takeReading("1", later(999), later(-1))).toBe(false);
      expect(await quotas.takeReading("1", later(1000), later(0))).toBe(true);
      await quotas.put("1", { ...READ, readAt: later(1500) });
      expect(await quotas.takeReading("1", later(2000), later(1000))).toBe(false);
      expect(await quotas.takeReading("1", later(2500), later(1500))).toBe(true);
    });

    it("lets one of 20 take the next one of an account that has been read", async () => {
      await quotas.put("1", READ);
      const tries = Array.from({ length: 20 }, () => quotas.takeReading("1", later(1000), AT));
      expect((await Promise.all(tries)).filter((taken) => taken)).toHaveLength(1);
      expect(await quotas.get("1")).toEqual(READ);
    });

    it("knows nothing of an account that has only been asked about", async () => {
      await quotas.takeReading("1", AT, AT);
      await quotas.countSend("1");
      expect(await quotas.get("1")).toBeNull();
      expect(await quotas.getAll(["1"])).toEqual(new Map());
    });

    it("knows how long an account rests, whether or not it has been read", async () => {
      await quotas.rest("1", later(1));
      await quotas.put("2", READ);
      await quotas.rest("2", later(2));
      await quotas.put("3", READ);
      expect(await quotas.restsUntil(["1"])).toEqual(new Map([["1", later(1)]]));
      expect(await quotas.restsUntil(["1", "2", "3", "4"])).toEqual(
        new Map([
          ["1", later(1)],
          ["2", later(2)],
        ]),
      );
      expect(await quotas.restsUntil([])).toEqual(new Map());
      await quotas.rest("1", later(5));
      expect(await quotas.restsUntil(["1"])).toEqual(new Map([["1", later(5)]]));
    });

    it("keeps the rest whatever is read, asked, sent or refused, and takes it for no reading", async () => {
      await quotas.rest("1", later(9));
      expect(await quotas.get("1")).toBeNull();
      expect(await quotas.getAll(["1"])).toEqual(new Map());
      expect(await quotas.takeReading("1", AT, later(-1000))).toBe(true);
      await quotas.put("1", READ);
      await quotas.noteRefusal("1", later(1));
      await quotas.countSend("1");
      expect(await quotas.get("1")).toEqual({ ...READ, used: 4 });
      expect(await quotas.restsUntil(["1"])).toEqual(new Map([["1", later(9)]]));
    });

    it("keeps one rest when 20 race to note it beside a first reading", async () => {
      await Promise.all(
        Array.from({ length: 20 }, () => Promise.all([quotas.rest("1", later(1)), quotas.put("1", READ)])),
      );
      expect(await quotas.restsUntil(["1"])).toEqual(new Map([["1", later(1)]]));
      expect(await quotas.get("1")).toEqual(READ);
    });

    it("keeps one reading when 20 race to store the first", async () => {
      await Promise.all(Array.from({ length: 20 }, () => quotas.put("1", READ)));
      expect(await quotas.get("1")).toEqual(READ);
    });
  });
}
