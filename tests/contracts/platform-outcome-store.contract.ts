import { beforeEach, describe, expect, it } from "vitest";
import type { PlatformOutcomeStore } from "@/core/application/interfaces/social/platform-outcome-store";
import { HEARD_WITHIN_MS } from "@/core/domain/marketing/platform-trouble";

const AT = new Date("2026-11-24T09:00:00.000Z");
const later = (ms: number): Date => new Date(AT.getTime() + ms);

/** `make` gives an empty store. */
export function platformOutcomeStoreContract(name: string, make: () => Promise<PlatformOutcomeStore>): void {
  describe(`PlatformOutcomeStore (${name})`, () => {
    let outcomes: PlatformOutcomeStore;
    const heard = async (account: string) =>
      (await outcomes.heardSince(AT)).find((known) => known.account === account);

    beforeEach(async () => {
      outcomes = await make();
    });

    it("counts outages in a row, and knows when the row began", async () => {
      await outcomes.note("1", "outage", AT);
      await outcomes.note("1", "outage", later(1000));
      expect(await heard("1")).toEqual({
        account: "1",
        answeredAt: null,
        outageAt: later(1000),
        outagesInRow: 2,
        outagesSince: AT,
      });
    });

    it("ends the row with an answer, and begins anew after it", async () => {
      await outcomes.note("1", "outage", AT);
      await outcomes.note("1", "answered", later(1000));
      expect(await heard("1")).toEqual({
        account: "1",
        answeredAt: later(1000),
        outageAt: AT,
        outagesInRow: 0,
        outagesSince: null,
      });
      await outcomes.note("1", "outage", later(2000));
      expect(await heard("1")).toMatchObject({ outagesInRow: 1, outagesSince: later(2000) });
    });

    it("lets nothing that arrives late undo what is newer", async () => {
      await outcomes.note("1", "answered", later(1000));
      await outcomes.note("1", "outage", AT);
      expect(await heard("1")).toMatchObject({ outagesInRow: 0, outageAt: null });
    });

    it("counts each of 20 racing outages, the first ones of an account too", async () => {
      await Promise.all(Array.from({ length: 20 }, () => outcomes.note("1", "outage", AT)));
      expect(await heard("1")).toMatchObject({ outagesInRow: 20 });
    });

    it("keeps accounts apart, and leaves out those that were not heard of lately", async () => {
      await outcomes.note("1", "outage", AT);
      await outcomes.note("2", "answered", later(1000));
      const accounts = async (since: Date) =>
        (await outcomes.heardSince(since)).map(({ account }) => account).sort();
      expect(await accounts(AT)).toEqual(["1", "2"]);
      expect(await accounts(later(1))).toEqual(["2"]);
    });

    it("forgets an account that was not heard of for a day", async () => {
      await outcomes.note("1", "outage", AT);
      await outcomes.note("2", "outage", later(1));
      expect(await outcomes.purgeExpired(later(HEARD_WITHIN_MS))).toBe(0);
      expect(await outcomes.purgeExpired(later(HEARD_WITHIN_MS + 1))).toBe(1);
      expect(await heard("1")).toBeUndefined();
      expect(await heard("2")).toBeDefined();
    });
  });
}
