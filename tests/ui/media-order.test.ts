import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeAt } from "@/app/crm/social/posts/new/media/drag-order";
import { mediaReducer, moved, NO_MEDIA } from "@/app/crm/social/posts/new/media/media-state";
import { newItem } from "@/app/crm/social/posts/new/media/new-item";

const photo = (key: string) => newItem({ name: `${key}.png`, type: "image/png" }, key, `blob:${key}`);
const keysOf = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key);

const lists = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 10 })
  .map((keys) => keys.map(photo));

describe("moving an item", () => {
  it("puts it where it was asked for and leaves the others in their order", () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.integer({ min: -3, max: 13 }), (items, pick, toIndex) => {
        const key = items[pick % items.length]?.key ?? "";
        const after = keysOf(moved(items, key, toIndex));
        expect(after.indexOf(key)).toBe(Math.min(Math.max(toIndex, 0), items.length - 1));
        expect(after.filter((one) => one !== key)).toEqual(keysOf(items).filter((one) => one !== key));
      }),
    );
  });

  it("is undone by moving it back", () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat({ max: 9 }), (items, pick, toIndex) => {
        const from = pick % items.length;
        const key = items[from]?.key ?? "";
        expect(moved(moved(items, key, toIndex), key, from)).toEqual(items);
      }),
    );
  });

  it("does nothing for one that is gone", () => {
    const items = [photo("a")];
    expect(moved(items, "b", 0)).toBe(items);
  });
});

describe("room for ten", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => photo(`p${index}`));

  it("takes the first ten of twelve and names the others", () => {
    const { items, leftOut } = mediaReducer(NO_MEDIA, { do: "add", items: many(12) });
    expect(items).toHaveLength(10);
    expect(leftOut).toEqual(["p10.png", "p11.png"]);
  });

  it("keeps what is there when the eleventh comes", () => {
    const full = mediaReducer(NO_MEDIA, { do: "add", items: many(10) });
    const after = mediaReducer(full, { do: "add", items: [photo("late")] });
    expect(after).toEqual({ items: full.items, leftOut: ["late.png"] });
  });

  it("puts a stored draft before what was chosen meanwhile", () => {
    const chosen = mediaReducer(NO_MEDIA, { do: "add", items: [photo("new")] });
    expect(keysOf(mediaReducer(chosen, { do: "restore", items: [photo("old")] }).items)).toEqual([
      "old",
      "new",
    ]);
  });
});

describe("dragging", () => {
  const spans = [0, 100, 200].map((top) => ({ top, bottom: top + 100 }));

  it.each([
    [0, 149, 0],
    [0, 151, 1],
    [0, 251, 2],
    [2, 151, 2],
    [2, 149, 1],
    [2, 49, 0],
    [1, 150, 1],
    [0, 9_999, 2],
    [2, -9, 0],
  ])("item %i at %i belongs at %i", (from, y, expected) => {
    expect(placeAt(spans, from, y)).toBe(expected);
  });
});
