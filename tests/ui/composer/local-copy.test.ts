import { describe, expect, it } from "vitest";
import { LocalCopies, type LocalCopy, parseLocalCopy } from "@/app/crm/social/posts/new/draft/local-copy";
import { aDraft, anItem } from "@/tests/ui/composer/a-draft";

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;

class MemoryStorage {
  [key: string]: unknown;
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  getItem(key: string): string | null {
    const value = this[key];
    return typeof value === "string" ? value : null;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

// Only what the copies use of it.
const storageOf = (memory: MemoryStorage) => () => memory as unknown as Storage;

function aCopy(change: Partial<LocalCopy> = {}): LocalCopy {
  return {
    id: "l1",
    postId: null,
    revision: null,
    draft: aDraft(),

    unanswered: [],
    savedAt: NOW,
    ...change,
  };
}

describe("the copies in this browser", () => {
  it("come back as they were written, newest first", () => {
    const copies = new LocalCopies("a1", storageOf(new MemoryStorage()));
    const timing = { when: "later" as const, local: "2026-12-01T09:00", instant: "2026-12-01T08:00:00.000Z" };
    const tags = [{ username: "anna", x: 0.5, y: 0.25 }];
    const items = [anItem({ altText: "Bread", tags, ratio: "4:5", fit: "pad" })];
    const full = aCopy({
      id: "l2",
      postId: "p1",
      revision: 3,
      savedAt: NOW + 1,
      draft: aDraft({ timing, items }),
    });
    copies.save(aCopy());
    copies.save(full);
    expect(copies.list(NOW + 2)).toEqual([full, aCopy()]);
    copies.forget("l2");
    expect(copies.list(NOW + 2)).toEqual([aCopy()]);
  });

  it("keep a picture that was being shaped anew when the page closed", () => {
    const copies = new LocalCopies("a1", storageOf(new MemoryStorage()));
    const item = anItem();
    if (item.upload.state !== "ready") throw new Error("It is up");
    const underWay = {
      ...item,
      made: item.upload.media,
      upload: { state: "uploading", percent: 0 },
    } as const;
    copies.save(aCopy({ draft: aDraft({ items: [underWay] }) }));
    expect(copies.list(NOW)).toEqual([aCopy({ draft: aDraft({ items: [item] }) })]);
  });

  it("are nobody else's", () => {
    const storage = storageOf(new MemoryStorage());
    new LocalCopies("a1", storage).save(aCopy());
    expect(new LocalCopies("a2", storage).list(NOW)).toEqual([]);
  });

  it("go after a month", () => {
    const memory = new MemoryStorage();
    const copies = new LocalCopies("a1", storageOf(memory));
    copies.save(aCopy());
    expect(copies.list(NOW + 30 * DAY)).toEqual([]);
    expect(Object.keys(memory)).toEqual([]);
  });

  it("are done without where the browser keeps nothing", () => {
    const copies = new LocalCopies("a1", () => {
      throw new DOMException("denied", "SecurityError");
    });
    copies.save(aCopy());
    expect(copies.list(NOW)).toEqual([]);
  });
});

describe("a stored copy", () => {
  it("names a file that was not up yet instead of dropping it", () => {
    const items = [
      anItem({
        name: "b.mp4",
        type: "video",
        upload: { state: "uploading", percent: 7 },
        previewUrl: "blob:x",
      }),
    ];
    const copy = parseLocalCopy(JSON.stringify(aCopy({ draft: aDraft({ items }) })));
    expect(copy?.draft.items[0]).toMatchObject({
      name: "b.mp4",
      type: "video",
      previewUrl: null,
      upload: { state: "failed", retryable: false },
    });
  });

  it("does not show a picture that went with its page", () => {
    const items = [anItem({ previewUrl: "blob:gone" })];
    const copy = parseLocalCopy(JSON.stringify(aCopy({ draft: aDraft({ items }) })));
    expect(copy?.draft.items[0]?.previewUrl).toBe("https://crm.example/media/m1/a.jpg");
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '{"draft":3}',
    '{"id":"x","draft":{}}',
    '{"id":"x","draft":{},"savedAt":"y"}',
  ])("that reads %j is none", (text) => {
    expect(parseLocalCopy(text)).toBeNull();
  });

  it("takes nothing on trust", () => {
    const text =
      '{"id":"x","savedAt":1,"draft":{"caption":5,"timing":{"when":"later","instant":"soon"},"items":[1,{"key":"k","upload":{"state":"ready","media":7}}]}}';
    expect(parseLocalCopy(text)).toMatchObject({
      postId: null,
      draft: {
        caption: "",
        timing: { when: "later", local: "", instant: null },
        items: [{ key: "k", upload: { state: "failed" } }],
      },
    });
  });
});
