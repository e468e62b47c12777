import { describe, expect, it } from "vitest";
import { type AccountOutcomes, platformTrouble } from "@/core/domain/marketing/platform-trouble";
import { later, START } from "./told-events";

const MINUTE = 60_000;
const NOW = later(60 * MINUTE);
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * MINUTE);

const answering = (minutes: number): AccountOutcomes => ({
  account: `answering-${minutes}`,
  answeredAt: ago(minutes),
  outageAt: null,
  outagesInRow: 0,
  outagesSince: null,
});

function failing(minutes: number, inRow = 1, since = minutes): AccountOutcomes {
  return {
    account: `failing-${minutes}-${inRow}`,
    answeredAt: START,
    outageAt: ago(minutes),
    outagesInRow: inRow,
    outagesSince: ago(since),
  };
}

const isTrouble = (...heardOf: readonly AccountOutcomes[]): boolean => platformTrouble(heardOf, NOW) !== null;

describe("the platform is having trouble", () => {
  it("when more than half of the accounts that were tried fail", () => {
    expect(isTrouble(failing(1), failing(2), answering(1))).toBe(true);
    expect(isTrouble(failing(1), failing(2), answering(1), answering(2))).toBe(false);
    expect(isTrouble(failing(1), answering(1))).toBe(false);
  });

  it("not when nobody was heard of, or everything works", () => {
    expect(isTrouble()).toBe(false);
    expect(isTrouble(answering(1), answering(4))).toBe(false);
  });

  it("not for one account's sake, however often it fails, while there are others", () => {
    expect(isTrouble(failing(1, 9), answering(20))).toBe(false);
  });

  it("when the only account there is fails three times in a row", () => {
    expect(isTrouble(failing(1, 2))).toBe(false);
    expect(isTrouble(failing(1, 3))).toBe(true);
  });

  it("as long as what was heard is less than five minutes old", () => {
    expect(isTrouble(failing(5), failing(4))).toBe(true);
    expect(isTrouble(failing(5.1), failing(4))).toBe(false);
    expect(isTrouble(failing(1), failing(1), answering(5), answering(5))).toBe(false);
    expect(isTrouble(failing(1), failing(1), answering(5.1), answering(5.1))).toBe(true);
  });

  it("until the next try, where trying goes on ever more slowly", () => {
    expect(isTrouble(failing(16, 7), failing(15, 7))).toBe(true);
    expect(isTrouble(failing(16.1, 7), failing(15, 7))).toBe(false);
  });

  it("no longer once others were answered for five minutes after", () => {
    expect(isTrouble(failing(6, 5), failing(6, 5), answering(1))).toBe(true);
    expect(isTrouble(failing(6.1, 5), failing(6.1, 5), answering(1))).toBe(false);
  });

  it("since the first failure of those that still fail", () => {
    expect(platformTrouble([failing(1, 4, 9), failing(2, 2, 3)], NOW)).toEqual({ since: ago(9) });
    expect(platformTrouble([failing(1, 4, 9), { ...failing(2), outagesSince: null }], NOW)).toEqual({
      since: ago(9),
    });
  });
});
