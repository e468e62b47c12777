import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findLiveMatch,
  findNearMatch,
  type LiveEntry,
  type MatchWish,
  newerThanSend,
} from "@/core/domain/marketing/live-match";

const SENT = new Date("2026-11-24T09:00:00.400Z");
const at = (ms: number): Date => new Date(Math.floor((SENT.getTime() + ms) / 1000) * 1000);

const wish = (over: Partial<MatchWish> = {}): MatchWish => ({
  kind: "feed",
  itemCount: 1,
  firstType: "image",
  caption: "Fresh bread",
  firstSentAt: SENT,
  clocksWithinMs: 5000,
  liveBy: null,
  taken: new Set(),
  ...over,
});

const entry = (over: Partial<LiveEntry> = {}): LiveEntry => ({
  mediaId: "1",
  permalink: null,
  caption: "Fresh bread",
  mediaType: "IMAGE",
  productType: "FEED",
  timestamp: at(3000),
  ...over,
});

describe("the one entry that can only be this post", () => {
  it.each<[string, readonly LiveEntry[], MatchWish, string | null]>([
    ["is found", [entry()], wish(), "1"],
    ["is found among others", [entry({ mediaId: "2", caption: "Rye" }), entry()], wish(), "1"],
    ["may carry the very second of the send", [entry({ timestamp: at(0) })], wish(), "1"],
    ["is not an older twin", [entry({ timestamp: at(-1000) })], wish(), null],
    [
      "is found beside an older twin",
      [entry(), entry({ mediaId: "2", timestamp: at(-60_000) })],
      wish(),
      "1",
    ],
    ["is not one of two twins", [entry(), entry({ mediaId: "2" })], wish(), null],
    ["is not another post of ours", [entry()], wish({ taken: new Set(["1"]) }), null],
    [
      "is found beside a twin of ours",
      [entry(), entry({ mediaId: "2" })],
      wish({ taken: new Set(["2"]) }),
      "1",
    ],
    ["may keep to itself what it is", [entry({ productType: "", mediaType: "" })], wish(), "1"],
    ["has the same words", [entry({ caption: "Fresh breads" })], wish(), null],
    [
      "may have other line ends, spaces around and Unicode forms",
      [entry({ caption: "Cafe\u0301\nhere" })],
      wish({ caption: " Caf\u00e9\r\nhere " }),
      "1",
    ],
    ["without a caption matches only one without", [entry({ caption: null })], wish(), null],
    ["without a caption matches one without", [entry({ caption: null })], wish({ caption: "" }), "1"],
    ["is of the same product", [entry({ productType: "REELS" })], wish(), null],
    ["is of the same type", [entry({ mediaType: "VIDEO" })], wish(), null],
    [
      "is an album when there are several items",
      [entry({ mediaType: "CAROUSEL_ALBUM" })],
      wish({ itemCount: 2 }),
      "1",
    ],
    ["is not a single photo when there are several items", [entry()], wish({ itemCount: 2 }), null],
    [
      "is not a single photo for an album that has its name",
      [entry({ mediaType: "CAROUSEL_ALBUM" })],
      wish(),
      null,
    ],
    ["is a single video in the feed", [entry({ mediaType: "VIDEO" })], wish({ firstType: "video" }), "1"],
    [
      "is a reel for a reel",
      [entry({ mediaType: "VIDEO", productType: "REELS" })],
      wish({ kind: "reel", firstType: "video" }),
      "1",
    ],
    [
      "is a story by time, whatever its caption",
      [entry({ productType: "STORY", caption: null })],
      wish({ kind: "story" }),
      "1",
    ],
    ["is nothing in an empty list", [], wish(), null],
    [
      "is a story newer than the send",
      [entry({ productType: "STORY", timestamp: at(-1000) })],
      wish({ kind: "story" }),
      null,
    ],
    ["may have old line ends", [entry({ caption: "Bread\nhere" })], wish({ caption: "Bread\rhere" }), "1"],
    ["may have lost what nobody sees", [entry()], wish({ caption: "\u2067Fresh\u200b bread\u2069" }), "1"],
    ["may have spaces around", [entry({ caption: "  Fresh bread " })], wish(), "1"],
  ])("%s", (_, entries, wanted, id) => {
    expect(findLiveMatch(entries, wanted)?.mediaId ?? null).toBe(id);
  });

  it("cannot be told where two look like it, which is not the same as none", () => {
    expect(findLiveMatch([entry(), entry({ mediaId: "2" })], wish())).toBeUndefined();
    expect(findLiveMatch([], wish())).toBeNull();
  });

  it("is newer, alike, not taken and alone, whatever the list holds", () => {
    const anEntry = fc.record({
      mediaId: fc.constantFrom("1", "2", "3", "4", "5"),
      permalink: fc.constant(null),
      caption: fc.constantFrom("Fresh bread", "Rye", null),
      mediaType: fc.constantFrom("IMAGE", "VIDEO"),
      productType: fc.constantFrom("FEED", "REELS"),
      timestamp: fc.integer({ min: -9000, max: 9000 }).map(at),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anEntry, { selector: ({ mediaId }) => mediaId }), (entries) => {
        const alike = entries.filter(
          (one) =>
            one.caption === "Fresh bread" &&
            one.mediaType === "IMAGE" &&
            one.productType === "FEED" &&
            one.timestamp >= at(0) &&
            one.mediaId !== "5",
        );
        const found = findLiveMatch(entries, wish({ taken: new Set(["5"]) }));
        // Several that look alike: nobody can tell, which is not the same as "none".
        expect(found).toEqual(alike.length > 1 ? undefined : (alike[0] ?? null));
      }),
    );
  });
});

describe("where clocks may differ", () => {
  it.each<[string, readonly number[], string | null | undefined]>([
    ["an entry from within the difference before the send may be it", [-5000], "-5000"],
    ["one from longer before is not", [-6000], null],
    ["a newer one may be as well", [3000], "3000"],
    ["of one before and one after nobody can tell", [-1000, 3000], undefined],
    ["there is none where there is none", [], null],
  ])("%s", (_, moments, found) => {
    const entries = moments.map((ms) => entry({ mediaId: `${ms}`, timestamp: at(ms) }));
    const near = findNearMatch(entries, wish());
    expect(near === null ? null : near?.mediaId).toBe(found);
  });
});

describe("an entry from after the post was known to be live", () => {
  const liveBy = at(10_000);

  it("is another one, the way of an answer and the clocks considered", () => {
    const moments = [70_000, 71_000];
    const found = moments.map((ms) => findLiveMatch([entry({ timestamp: at(ms) })], wish({ liveBy })));
    expect(found.map((one) => one !== null)).toEqual([true, false]);
  });

  it("leaves the one from before it", () => {
    const entries = [entry({ mediaId: "2", timestamp: at(3_600_000) }), entry()];
    expect(findLiveMatch(entries, wish({ liveBy }))?.mediaId).toBe("1");
  });
});

describe("what is newer than the send", () => {
  it("is what carries its second or a later one, in the order of the list", () => {
    const entries = [3000, 0, -1000, 1000].map((ms) => entry({ mediaId: `${ms}`, timestamp: at(ms) }));
    expect(newerThanSend(entries, SENT).map(({ mediaId }) => mediaId)).toEqual(["3000", "0", "1000"]);
  });
});
