import { describe, expect, it, vi } from "vitest";
import { aFile, stalling } from "./tus-peer";
import { TIMES, uploadScene } from "./upload-scene";

const { db, clock, here, there, accepted, takeOver, next, peer } = uploadScene();
const MEGABYTE = 1024 * 1024;
const SOON = { timeout: 15_000 };

describe("two requests for one upload", () => {
  it("let the second one in: the first stops with what it has", async () => {
    const file = aFile(2_500_000);
    const id = await peer.announce(here.uploads, file.length);
    const never = new Promise(() => {});
    const first = peer.patch(here.uploads, id, 0, stalling(file.subarray(0, 1_200_000), never));
    await vi.waitFor(
      async () => expect(await db.collection("social_media.chunks").countDocuments()).toBe(1),
      SOON,
    );
    const { offset } = await peer.head(there.uploads, id);
    expect([(await first).status, (await first).offset]).toEqual([204, offset]);
    await peer.patch(there.uploads, id, offset, file.subarray(offset));
    expect(accepted[0]?.bytes.equals(file)).toBe(true);
  });

  it("of which both send the same part: one wins, the other learns that it is late", async () => {
    const file = aFile(1_700_000);
    const id = await peer.announce(here.uploads, file.length);
    const both = [here, there, here, there].map(({ uploads }) => peer.patch(uploads, id, 0, file));
    const outcomes = await Promise.allSettled(both);
    const late = outcomes.filter(({ status }) => status === "rejected");
    expect(late).toHaveLength(3);
    for (const outcome of late) expect(outcome).toMatchObject({ reason: { code: "conflict" } });
    expect(accepted.map(({ bytes }) => bytes.equals(file))).toEqual([true]);
  });

  it("makes the second one come back when the first cannot stop", async () => {
    const file = aFile(100_000);
    let finish = (): void => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    next.keep = async (upload, ownerId) => {
      await slow;
      return await takeOver(upload, ownerId);
    };
    const id = await peer.announce(here.uploads, file.length);
    const first = peer.patch(here.uploads, id, 0, file);
    await vi.waitFor(() => expect(accepted).toHaveLength(1), SOON);
    const second = peer.head(there.uploads, id);
    await expect(second).rejects.toMatchObject({ details: { reason: "upload_in_use" } });
    finish();
    expect((await first).mediaId).toBe(id);
    expect((await peer.head(there.uploads, id)).mediaId).toBe(id);
  });

  it("lets a request in when the process that held the upload was killed", async () => {
    const id = await peer.announce(here.uploads, 100_000);
    const until = new Date(clock.now().getTime() + TIMES.leaseMs);
    await here.sessions.acquire({ id, ownerId: peer.admin.ownerId }, { token: "dead", until }, clock.now());
    expect((await peer.head(there.uploads, id)).offset).toBe(0);
  });

  it("takes no byte more from a process that slept through its lease", async () => {
    const file = aFile(2 * MEGABYTE + 9);
    const id = await peer.announce(here.uploads, file.length);
    let wake = (): void => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const first = peer.patch(here.uploads, id, 0, stalling(file.subarray(0, 700_000), asleep));
    first.catch(() => undefined);
    await vi.waitFor(async () => {
      const held = await db.collection("social_uploads").findOne({ leaseToken: { $ne: "" } });
      expect(held).not.toBeNull();
    }, SOON);
    const taken = { $set: { leaseToken: "another", leaseUntil: new Date(0) } };
    await db.collection("social_uploads").updateOne({}, taken);
    await expect(first).rejects.toMatchObject({ details: { reason: "upload_in_use" } });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await db.collection("social_media.chunks").countDocuments()).toBe(0);
    await peer.patch(there.uploads, id, 0, file.subarray(0, MEGABYTE));
    wake();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await peer.patch(there.uploads, id, MEGABYTE, file.subarray(MEGABYTE));
    expect(accepted[0]?.bytes.equals(file)).toBe(true);
  });
});
