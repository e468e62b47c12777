import { describe, expect, it } from "vitest";
import { StorageRoom } from "@/core/application/social/posts/storage-room";
import { ManualClock } from "@/tests/fakes/manual-clock";

const MB = 1024 ** 2;
const FULL = { code: "storage_exhausted" };

/** A store that counts what it is given. */
function aStore(quota: number, already = 0) {
  const kept = new Map<string, number>();
  const use = async (): Promise<number> => [...kept.values()].reduce((sum, bytes) => sum + bytes, already);
  const room = new StorageRoom(use, quota, new ManualClock());
  const keep = (id: string, bytes: number) =>
    room.keep(
      { ownerId: "o", bytes },
      async () => {
        kept.set(id, bytes);
        return id;
      },
      async (given) => kept.delete(given),
    );
  return { room, kept, keep };
}

describe("an owner's storage", () => {
  it("takes what fits to the last byte, and not one more", async () => {
    const { room } = aStore(10 * MB, 4 * MB);
    await room.assertRoomFor("o", 6 * MB);
    await expect(room.assertRoomFor("o", 6 * MB + 1)).rejects.toMatchObject(FULL);
  });

  it("says what is used, what is needed, what is allowed and what frees some", async () => {
    const { room } = aStore(20 * 1024 * MB, 19.5 * 1024 * MB);
    await expect(room.assertRoomFor("o", 600 * MB)).rejects.toMatchObject({
      details: {
        issues: [
          {
            path: "file",
            rule: "storage_quota",
            limit: 20 * 1024 * MB,
            message: expect.stringMatching(
              /^Your files take 19\.5 GB of 20 GB, and this file needs 600 MB\. Delete drafts and posts/,
            ),
          },
        ],
      },
    });
  });

  it("begins no work where there is no room for it", async () => {
    const { keep, kept } = aStore(MB, MB);
    await expect(keep("a", 1)).rejects.toMatchObject(FULL);
    expect(kept.size).toBe(0);
  });

  it("never keeps more than it may of files that come at the same time", async () => {
    const { keep, kept } = aStore(10 * MB);
    await Promise.allSettled(["a", "b", "c", "d"].map((id) => keep(id, 4 * MB)));
    expect(kept.size).toBeLessThanOrEqual(2);
  });
});
